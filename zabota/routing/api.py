"""Who is given what, over HTTP, under /api/v1/routing: policies, absences, decisions."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Moment, Strict
from zabota.desk.actions.assign import assign
from zabota.desk.models import Conversation
from zabota.routing.actions.change_presence import change_presence
from zabota.routing.actions.end_absence import end_absence
from zabota.routing.actions.note_absence import note_absence
from zabota.routing.actions.route import route
from zabota.routing.actions.set_capacity import set_capacity
from zabota.routing.models import Absence, RoutingDecision, RoutingPolicy

router = Router(tags=["routing"])
LARGEST_ID = 2**63 - 1


class RoutingPolicyOut(Schema):
    id: int
    name: str
    order: int
    criterion: str
    languages: list[str]
    customer_classes: list[str]
    client: str
    continuity: str
    to_team_id: int | None
    only_in_hours: bool
    switched_off_at: datetime | None


class AbsenceIn(Strict):
    user: int = Field(ge=1, le=LARGEST_ID)
    kind: Literal["vacation", "sick", "training", "other"] = "vacation"
    starts_at: Moment
    ends_at: Moment
    note: str = Field("", max_length=200)


class AbsenceOut(Schema):
    id: int
    user_id: int
    kind: str
    starts_at: datetime
    ends_at: datetime
    note: str


class DecisionOut(Schema):
    id: int
    conversation_id: int
    policy_id: int | None
    criterion: str
    because: str
    user_id: int | None
    at: datetime


class PresenceIn(Strict):
    is_here: bool


class CapacityIn(Strict):
    user: int = Field(ge=1, le=LARGEST_ID)
    most: int | None = Field(None, ge=0, le=1000)


@router.get("/policies", response=list[RoutingPolicyOut])
@paged("order", "id")
@api_needs("routing.manage")
def list_policies(request: ApiRequest) -> Any:
    """In the order in which they are tried."""
    return RoutingPolicy.objects.visible_to(request.user)


@router.get("/absences", response=list[AbsenceOut])
@paged("-id")
@api_needs("routing.manage")
def list_absences(request: ApiRequest) -> Any:
    """Who is or will be away, and who was; the latest first."""
    return Absence.objects.visible_to(request.user)


@router.post("/absences", response={201: AbsenceOut})
@api_needs("routing.manage")
def create_absence(request: ApiRequest, body: AbsenceIn) -> Any:
    """Somebody will not be here: they are given nothing, and what waits for them goes on."""
    given = body.dict() | {"user": colleague(request, body.user)}
    return Status(201, note_absence(**given, by=request.user))


@router.delete("/absences/{int:absence_id}", response={204: None})
@api_needs("routing.manage")
def delete_absence(request: ApiRequest, absence_id: int) -> Any:
    """They are here again, or do not go after all."""
    end_absence(by_id(Absence.objects.visible_to(request.user), absence_id))
    return Status(204, None)


@router.put("/presence", response={204: None})
@api_needs("desk.answer")
def put_presence(request: ApiRequest, body: PresenceIn) -> Any:
    """The token's user takes new conversations, or not for a while."""
    change_presence(request.user, body.is_here)
    return Status(204, None)


@router.put("/capacity", response={204: None})
@api_needs("routing.manage")
def put_capacity(request: ApiRequest, body: CapacityIn) -> Any:
    """How many open conversations a colleague is given at most; null is as usual in the branch."""
    set_capacity(colleague(request, body.user), body.most)
    return Status(204, None)


@router.get("/conversations/{int:number}/decisions", response=list[DecisionOut])
@paged("-id")
@api_needs("desk.see")
def list_decisions(request: ApiRequest, number: int) -> Any:
    """Why it is with whom it is, the latest first."""
    talk = by_id(Conversation.objects.visible_to(request.user), number)
    return RoutingDecision.objects.filter(conversation=talk)


@router.post("/conversations/{int:number}/decisions", response={201: DecisionOut | None})
@api_needs("desk.answer")
def create_decision(request: ApiRequest, number: int) -> Any:
    """Let the policy choose anew; null when no policy is for it."""
    talk = by_id(Conversation.objects.visible_to(request.user), number)
    assign(talk, None, by=request.user)
    return Status(201, route(talk, because=RoutingDecision.Because.ASKED))


def colleague(request: ApiRequest, user_id: int) -> User:
    return by_id(User.objects.active().visible_to(request.user), user_id)


def by_id(rows: Any, row_id: int) -> Any:
    return get_object_or_404(rows, id=min(row_id, LARGEST_ID))
