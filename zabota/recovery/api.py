"""Recovery cases over HTTP: the same verbs as the pages."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.close_case import close_case
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.hand_over import hand_over
from zabota.recovery.actions.reopen_case import reopen_case
from zabota.recovery.actions.take_case import take_case
from zabota.recovery.models import CaseStep, RecoveryCase
from zabota.recovery.money import remaining_for

router = Router(tags=["recovery"])
LARGEST_ID = 2**63 - 1
Text = Field(min_length=1, max_length=5_000, pattern=r"^[^\x00]*$")


class CaseOut(Schema):
    id: int
    response_id: int | None
    customer_id: int
    conversation_id: int | None
    branch_id: int | None
    owner_id: int | None
    lowest: int
    received_at: datetime
    given_in_day: bool
    contact_due_at: datetime
    contacted_at: datetime | None
    fix_due_at: datetime
    fixed_at: datetime | None
    what_was_done: str
    word_due_at: datetime | None
    times_reopened: int
    closed_at: datetime | None
    ending: str
    mark_after: int | None


class CaseStepOut(Schema):
    id: int
    kind: str
    text: str
    reached: bool | None
    by_id: int | None
    at: datetime


class GoodwillOut(Schema):
    id: int
    kind: str
    what: str
    cost: Decimal
    currency: str
    is_given: bool
    within_limit: bool


class Limit(Schema):
    left: Decimal


class StepIn(Strict):
    kind: Literal["call", "message", "apology", "fix", "remark"]
    text: str = Field("", max_length=5_000, pattern=r"^[^\x00]*$")
    reached: bool | None = None


class GoodwillIn(Strict):
    kind: Literal["money", "costs", "discount", "points", "gift"]
    what: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00]*$")
    cost: Decimal = Field(ge=0, max_digits=12, decimal_places=2)


class FixIn(Strict):
    what_was_done: str = Text


class WordIn(Strict):
    is_put_right: bool
    said: str = Text


class CaseEndingIn(Strict):
    ending: Literal["lost", "unreachable", "mistaken"]
    why: str = Text


class OwnerIn(Strict):
    """Without `user_id` the caller takes the case."""

    user_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    why: str = Field("", max_length=300, pattern=r"^[^\x00]*$")


@router.get("", response=list[CaseOut])
@paged("id")
@api_needs("recovery.see")
def list_cases(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
    is_open: bool | None = None,
) -> Any:
    """Cases after the id `after`, oldest first: give the last id you have to go on."""
    cases = RecoveryCase.objects.visible_to(request.user).filter(id__gt=after)
    if is_open is not None:
        cases = cases.filter(closed_at__isnull=is_open)
    return cases


@router.get("/{int:case_id}", response=CaseOut)
@api_needs("recovery.see")
def get_case(request: ApiRequest, case_id: int) -> Any:
    """One case with its clocks and its ending."""
    return case_for(request, case_id)


@router.post("/{int:case_id}/owner", response=CaseOut)
@api_needs("recovery.work")
def set_owner(request: ApiRequest, case_id: int, body: OwnerIn) -> Any:
    """Take an unowned case, or hand one over."""
    case = case_for(request, case_id)
    if body.user_id is None:
        take_case(case, by=request.user)
    else:
        to = get_object_or_404(User.objects.active().visible_to(request.user), pk=body.user_id)
        hand_over(case, to, by=request.user, why=body.why)
    return fresh(case)


@router.get("/{int:case_id}/steps", response=list[CaseStepOut])
@paged("id")
@api_needs("recovery.see")
def list_steps(request: ApiRequest, case_id: int) -> Any:
    """What was done, oldest first."""
    return CaseStep.objects.filter(case=case_for(request, case_id))


@router.post("/{int:case_id}/steps", response=CaseOut)
@api_needs("recovery.work")
def take_step(request: ApiRequest, case_id: int, body: StepIn) -> Any:
    """Note one thing done; a call says whether it reached the customer."""
    case = case_for(request, case_id)
    add_step(case, body.kind, by=request.user, text=body.text, reached=body.reached)
    return fresh(case)


@router.get("/{int:case_id}/goodwill-limit", response=Limit)
@api_needs("recovery.give")
def goodwill_limit(request: ApiRequest, case_id: int) -> Any:
    """What the caller may still give on this case without asking."""
    return {"left": remaining_for(request.user, case_for(request, case_id))}


@router.post("/{int:case_id}/goodwill", response=GoodwillOut)
@api_needs("recovery.give")
def add_goodwill(request: ApiRequest, case_id: int, body: GoodwillIn) -> Any:
    """Give something; beyond the limit it is proposed."""
    return give_goodwill(case_for(request, case_id), body.kind, body.what, body.cost, by=request.user)


@router.post("/{int:case_id}/fix", response=CaseOut)
@api_needs("recovery.work")
def fix(request: ApiRequest, case_id: int, body: FixIn) -> Any:
    """Say what was done; the customer is asked."""
    case = case_for(request, case_id)
    fix_case(case, body.what_was_done, by=request.user)
    return fresh(case)


@router.post("/{int:case_id}/word", response=CaseOut)
@api_needs("recovery.work")
def note_word(request: ApiRequest, case_id: int, body: WordIn) -> Any:
    """The customer's word, as heard: it ends the case, or starts the fix clock again."""
    case = case_for(request, case_id)
    if body.is_put_right:
        confirm_case(case, by=request.user, said=body.said)
    else:
        reopen_case(case, by=request.user, words=body.said)
    return fresh(case)


@router.post("/{int:case_id}/ending", response=CaseOut)
@api_needs("recovery.work")
def end(request: ApiRequest, case_id: int, body: CaseEndingIn) -> Any:
    """End without the customer's word, with a reason."""
    case = case_for(request, case_id)
    close_case(case, body.ending, by=request.user, why=body.why)
    return fresh(case)


def case_for(request: ApiRequest, case_id: int) -> RecoveryCase:
    cases = RecoveryCase.objects.visible_to(request.user)
    return get_object_or_404(cases, pk=case_id if 0 < case_id <= LARGEST_ID else 0)


def fresh(case: RecoveryCase) -> RecoveryCase:
    case.refresh_from_db()
    return case
