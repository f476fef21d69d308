"""Hand-overs over HTTP, under /api/v1/reception."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Team, User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Moment, Strict
from zabota.desk.models import Conversation
from zabota.reception.actions.accept_hand_over import accept_hand_over
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.return_hand_over import return_hand_over
from zabota.reception.models import HandOver

router = Router(tags=["reception"])
LARGEST_ID = 2**63 - 1
Number = Field(None, ge=1, le=LARGEST_ID)


class HandOverIn(Strict):
    wants: str = Field(min_length=1, max_length=5_000)
    to_user: int | None = Number
    to_team: int | None = Number
    promised_by: Moment | None = None


class ReturnIn(Strict):
    because: str = Field(min_length=1, max_length=2_000)


class HandOverOut(Schema):
    id: int
    conversation_id: int
    branch_id: int | None
    giver_id: int
    to_user_id: int | None
    to_team_id: int | None
    wants: str
    promised_by: datetime | None
    created_at: datetime
    accepted_at: datetime | None
    accepted_by_id: int | None
    returned_at: datetime | None
    returned_because: str
    done_at: datetime | None


@router.get("/hand-overs", response=list[HandOverOut])
@paged("-id")
@api_needs("reception.use")
def list_hand_overs(
    request: ApiRequest,
    state: Literal["open", "all"] = "open",
) -> Any:
    """What was passed on and where it is, the latest first."""
    rows = HandOver.objects.visible_to(request.user)
    return rows.open() if state == "open" else rows


@router.post("/conversations/{int:number}/hand-overs", response={201: HandOverOut | None})
@api_needs("reception.use")
def create_hand_over(request: ApiRequest, number: int, body: HandOverIn) -> Any:
    """Pass a conversation on, to a colleague or a team; null when it is with the giver anyway."""
    talk = by_id(Conversation.objects.visible_to(request.user), number)
    given = body.dict()
    given["to_user"] = by_id(User.objects.active(), body.to_user) if body.to_user else None
    given["to_team"] = by_id(Team.objects.all(), body.to_team) if body.to_team else None
    return Status(201, hand_over(talk, **given, by=request.user))


@router.get("/hand-overs/{int:hand_over_id}", response=HandOverOut)
@api_needs("reception.use")
def get_hand_over(request: ApiRequest, hand_over_id: int) -> Any:
    """One hand-over: what was passed on, to whom, and what became of it."""
    return hand_over_seen(request, hand_over_id)


@router.put("/hand-overs/{int:hand_over_id}/acceptance", response=HandOverOut)
@api_needs("desk.answer")
def put_acceptance(request: ApiRequest, hand_over_id: int) -> Any:
    """The token's user takes it: conversation and promise are theirs."""
    return accept_hand_over(hand_over_seen(request, hand_over_id), by=request.user)


@router.put("/hand-overs/{int:hand_over_id}/return", response=HandOverOut)
@api_needs("desk.answer")
def put_return(request: ApiRequest, hand_over_id: int, body: ReturnIn) -> Any:
    """Back to the giver, with the reason."""
    return return_hand_over(hand_over_seen(request, hand_over_id), by=request.user, because=body.because)


def hand_over_seen(request: ApiRequest, hand_over_id: int) -> HandOver:
    return by_id(HandOver.objects.visible_to(request.user), hand_over_id)


def by_id(rows: Any, row_id: int) -> Any:
    return get_object_or_404(rows, id=min(row_id, LARGEST_ID))
