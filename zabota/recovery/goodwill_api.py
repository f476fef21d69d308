"""Goodwill over HTTP: proposals, a look afterwards, budgets, limits, and one incident of many customers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Role
from zabota.core.api_forms import FILE
from zabota.core.api_lists import chosen, one_of, paged
from zabota.core.api_shapes import Id, Line, Strict, Words
from zabota.core.errors import Refused
from zabota.core.export import export
from zabota.customers.models import Customer
from zabota.recovery.actions.agree_goodwill import agree_goodwill
from zabota.recovery.actions.confirm_compensation import confirm_compensation
from zabota.recovery.actions.decline_goodwill import decline_goodwill
from zabota.recovery.actions.plan_compensation import plan_compensation
from zabota.recovery.actions.review_goodwill import review_goodwill
from zabota.recovery.actions.set_budget import set_budget
from zabota.recovery.actions.set_limit import set_limit
from zabota.recovery.actions.undo_compensation import undo_compensation
from zabota.recovery.models import Compensation, Goodwill, GoodwillLimit
from zabota.recovery.more_forms import branches_of
from zabota.recovery.views.gifts import COLUMNS, WITH

router = Router(tags=["recovery"])
Cost = Field(ge=0, max_digits=12, decimal_places=2)


class GiftOut(Schema):
    """Proposed while it is beyond a limit and nobody agreed or declined."""

    id: int
    case_id: int
    kind: str
    what: str
    cost: Decimal
    currency: str
    given_by_id: int
    at: datetime
    within_limit: bool
    agreed_by_id: int | None
    agreed_at: datetime | None
    declined_by_id: int | None
    declined_at: datetime | None
    declined_why: str
    review: str
    review_note: str


class DeclineIn(Strict):
    why: str = Field(min_length=1, max_length=2_000)


class GiftReviewIn(Strict):
    review: Literal["right", "too_much", "too_little"]
    note: str = Field("", max_length=2_000)


class BudgetIn(Strict):
    """Without `amount` the budget of that month is taken away; without `branch` it is of cases of none."""

    branch: Id | None = None
    month: date
    amount: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)


class GoodwillLimitIn(Strict):
    """Without `amount` holders of the role give nothing without asking."""

    role: Id
    amount: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)


class GoodwillLimitOut(Schema):
    role_id: int
    amount: Decimal


class CompensationIn(Strict):
    """`{customer}` in `text` becomes the customer's name."""

    incident: Line
    branch: Id | None = None
    kind: Literal["money", "costs", "discount", "points", "gift"]
    what: str = Field(min_length=1, max_length=200)
    cost: Decimal = Cost
    text: Words
    customers: list[Id] = Field(min_length=1, max_length=2_000)


class CompensationOut(Schema):
    id: int
    incident: str
    branch_id: int | None
    kind: str
    what: str
    cost: Decimal
    currency: str
    text: str
    state: str
    people: int
    confirmed_at: datetime | None
    sends_at: datetime | None
    undone_at: datetime | None
    done_at: datetime | None

    @staticmethod
    def resolve_people(row: Compensation) -> int:
        return row.customers.count()


@router.get("/goodwill", response=list[GiftOut])
@paged("-id")
@api_needs("recovery.see")
def list_gifts(
    request: ApiRequest, state: Literal["all", "proposed", "declined", "unreviewed"] = "all"
) -> Any:
    """What was given and proposed, the latest first."""
    rows = Goodwill.objects.visible_to(request.user)
    return rows if state == "all" else getattr(rows, state)()


@router.put("/goodwill/{int:goodwill_id}/agreement", response=GiftOut)
@api_needs("recovery.give")
def set_agreement(request: ApiRequest, goodwill_id: int) -> Any:
    """Agree to what a colleague proposed: it is given, and uses the limit of who agreed."""
    agree_goodwill(gift(request, goodwill_id), by=request.user)
    return gift(request, goodwill_id)


@router.put("/goodwill/{int:goodwill_id}/refusal", response=GiftOut)
@api_needs("recovery.review")
def set_refusal(request: ApiRequest, goodwill_id: int, body: DeclineIn) -> Any:
    """Say no to a proposal; who proposed it reads why."""
    decline_goodwill(gift(request, goodwill_id), why=body.why, by=request.user)
    return gift(request, goodwill_id)


@router.put("/goodwill/{int:goodwill_id}/review", response=GiftOut)
@api_needs("recovery.review")
def set_review(request: ApiRequest, goodwill_id: int, body: GiftReviewIn) -> Any:
    """A look afterwards: nothing is taken back, and the giver learns of it."""
    review_goodwill(gift(request, goodwill_id), body.review, note=body.note, by=request.user)
    return gift(request, goodwill_id)


@router.get("/goodwill/export/{kind}", openapi_extra=FILE)
@api_needs("recovery.see")
def export_gifts(request: ApiRequest, kind: Literal["csv", "xlsx"]) -> Any:
    """All goodwill as a file, the latest first."""
    rows = Goodwill.objects.visible_to(request.user).select_related(*WITH).order_by("-at", "-id")
    return export(kind, "goodwill", COLUMNS, rows.iterator(chunk_size=1000))


@router.put("/budgets", response={204: None})
@api_needs("recovery.set_limits")
def put_budget(request: ApiRequest, body: BudgetIn) -> Any:
    """How much goodwill may cost a branch a month, from that month on."""
    branch = chosen(branches_of(request.user), body.branch)
    if branch is None and not request.user.sees_all_branches:
        raise Refused(_("Say of which branch it is: what is of none is only seen by who sees all."))
    set_budget(branch, body.month.replace(day=1), body.amount)
    return Status(204, None)


@router.get("/limits", response=list[GoodwillLimitOut])
@paged("id")
@api_needs("recovery.set_limits")
def list_limits(request: ApiRequest) -> Any:
    """How much holders of a role may give on one case without asking."""
    return GoodwillLimit.objects.all()


@router.put("/limits", response={204: None})
@api_needs("recovery.set_limits")
def put_limit(request: ApiRequest, body: GoodwillLimitIn) -> Any:
    """Of one role, for what is given from now on."""
    set_limit(one_of(Role.objects.all(), body.role), body.amount)
    return Status(204, None)


@router.get("/compensations", response=list[CompensationOut])
@paged("-id")
@api_needs("recovery.see")
def list_compensations(request: ApiRequest) -> Any:
    """One incident, many customers: what was planned and done, the latest first."""
    return Compensation.objects.visible_to(request.user)


@router.post("/compensations", response={201: CompensationOut})
@api_needs("recovery.compensate")
def create_compensation(request: ApiRequest, body: CompensationIn) -> Any:
    """Say what happened, who gets what and what they are told: nothing leaves before it is confirmed."""
    user, given = request.user, body.dict()
    given["branch"] = chosen(branches_of(user), body.branch)
    if given["branch"] is None and not user.sees_all_branches:
        raise Refused(_("Say of which branch it is: what is of none is only seen by who sees all."))
    given["customers"] = Customer.objects.visible_to(user).present().filter(id__in=body.customers)
    return Status(201, plan_compensation(**given, by=user))


@router.get("/compensations/{int:compensation_id}", response=CompensationOut)
@api_needs("recovery.see")
def get_compensation(request: ApiRequest, compensation_id: int) -> Any:
    """One plan with its state and how many people it is for."""
    return compensation(request, compensation_id)


@router.put("/compensations/{int:compensation_id}/confirmation", response=CompensationOut)
@api_needs("recovery.compensate")
def set_confirmation(request: ApiRequest, compensation_id: int) -> Any:
    """Let it go: the budget is charged, customers are told when the time for undoing is over."""
    confirm_compensation(compensation(request, compensation_id), by=request.user)
    return compensation(request, compensation_id)


@router.delete("/compensations/{int:compensation_id}", response=CompensationOut)
@api_needs("recovery.compensate")
def undo(request: ApiRequest, compensation_id: int) -> Any:
    """Take it back before the first customer was told; the budget has it again."""
    undo_compensation(compensation(request, compensation_id), by=request.user)
    return compensation(request, compensation_id)


def gift(request: ApiRequest, goodwill_id: int) -> Goodwill:
    return one_of(Goodwill.objects.visible_to(request.user), goodwill_id)


def compensation(request: ApiRequest, compensation_id: int) -> Compensation:
    return one_of(Compensation.objects.visible_to(request.user), compensation_id)
