"""Causes, what is owed and what is changed, over HTTP: the same verbs as the pages."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.improvement.actions.do_duty import do_duty
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.actions.put_off_duty import put_off_duty
from zabota.improvement.kind import link_kinds
from zabota.improvement.models import CauseLink, CorrectiveAction, Duty, RootCause

router = Router(tags=["improvement"])
LARGEST_ID = 2**63 - 1
Text = Field(min_length=1, max_length=5_000, pattern=r"^[^\x00]*$")
Id = Field(ge=1, le=LARGEST_ID)


class CauseOut(Schema):
    id: int
    name: str
    parent_id: int | None
    department_id: int | None
    responsible_id: int | None
    state: str
    opened_at: datetime | None
    settled_at: datetime | None
    times_reopened: int


class DutyOut(Schema):
    id: int
    kind: str
    text: str
    owner_id: int
    department_id: int | None
    cause_id: int | None
    action_id: int | None
    meeting_id: int | None
    first_due_on: date
    due_on: date
    done_at: datetime | None
    answer: str
    is_overdue: bool


class ActionOut(Schema):
    id: int
    cause_id: int
    what: str
    owner_id: int
    procedure_before: str
    procedure_after: str
    starts_on: date
    months: int
    verdict: str
    verdict_at: datetime | None
    withdrawn_at: datetime | None


class LinkOut(Schema):
    id: int
    cause_id: int
    kind: str
    about_id: int
    at: datetime


class LinkIn(Strict):
    """`kind` is case, complaint, mark ...: what happened because of the cause; `about_id` its number."""

    cause_id: int = Id
    kind: str = Field(max_length=20)
    about_id: int = Id


class DutyIn(Strict):
    kind: Literal["measures", "report", "proposals"]
    owner_id: int = Id
    cause_id: int = Id
    due_on: date
    text: str = Field("", max_length=5_000, pattern=r"^[^\x00]*$")


class DutyAnswerIn(Strict):
    answer: str = Text


class DayIn(Strict):
    due_on: date


@router.get("/causes", response=list[CauseOut])
@paged("id")
@api_needs("improvement.see")
def list_causes(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
    is_open: bool = False,
) -> Any:
    """Causes in use after the id `after`; with `is_open` those alone that something is linked to."""
    rows = RootCause.objects.visible_to(request.user).in_use().filter(id__gt=after)
    return rows.open() if is_open else rows


@router.post("/links", response=LinkOut)
@api_needs("improvement.link")
def link(request: ApiRequest, body: LinkIn) -> Any:
    """Say that something happened because of a cause: once, however often said."""
    kind = link_kinds.get(body.kind)
    thing = kind.seen_by(request.user, [body.about_id]).get(body.about_id) if kind else None
    if kind is None or thing is None:
        raise Http404
    cause = get_object_or_404(RootCause.objects.visible_to(request.user).in_use(), pk=body.cause_id)
    return link_cause(cause, kind.name, thing, by=request.user)


@router.get("/links", response=list[LinkOut])
@paged("id")
@api_needs("improvement.see")
def list_links(
    request: ApiRequest,
    cause_id: int = Query(..., ge=1, le=LARGEST_ID),
    after: int = Query(0, ge=0, le=LARGEST_ID),
) -> Any:
    """What happened because of a cause, in the caller's branches."""
    rows = CauseLink.objects.visible_to(request.user).filter(cause=cause_id, id__gt=after)
    return rows


@router.get("/actions", response=list[ActionOut])
@paged("id")
@api_needs("improvement.see")
def list_actions(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
) -> Any:
    """Corrective actions with the verdict that the numbers gave."""
    return CorrectiveAction.objects.visible_to(request.user).filter(id__gt=after)


@router.get("/duties", response=list[DutyOut])
@paged("id")
@api_needs("improvement.see")
def list_duties(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
    mine: bool = False,
    is_open: bool = False,
) -> Any:
    """What is owed, by whom, by when."""
    rows = Duty.objects.visible_to(request.user).filter(id__gt=after)
    rows = rows.filter(owner=request.user) if mine else rows
    return rows.open() if is_open else rows


@router.post("/duties", response=DutyOut)
@api_needs("improvement.manage")
def give(request: ApiRequest, body: DutyIn) -> Any:
    """Appoint who owes measures, a report or proposals about a cause, by when."""
    cause = get_object_or_404(RootCause.objects.visible_to(request.user), pk=body.cause_id)
    owner = get_object_or_404(User.objects.active().visible_to(request.user), pk=body.owner_id)
    return give_duty(body.kind, owner, body.due_on, by=request.user, text=body.text, cause=cause)


@router.post("/duties/{duty_id}/answer", response=DutyOut)
@api_needs("improvement.see")
def answer(request: ApiRequest, duty_id: int, body: DutyAnswerIn) -> Any:
    """Hand in what was owed; only its owner, and who keeps the causes."""
    duty = duty_for(request, duty_id)
    do_duty(duty, body.answer, by=request.user)
    return duty


@router.post("/duties/{duty_id}/day", response=DutyOut)
@api_needs("improvement.manage")
def put_off(request: ApiRequest, duty_id: int, body: DayIn) -> Any:
    """Another day; the first one stays in the figures."""
    duty = duty_for(request, duty_id)
    put_off_duty(duty, body.due_on, by=request.user)
    duty.refresh_from_db()
    return duty


def duty_for(request: ApiRequest, duty_id: int) -> Duty:
    duties = Duty.objects.visible_to(request.user)
    return get_object_or_404(duties, pk=duty_id if 0 < duty_id <= LARGEST_ID else 0)
