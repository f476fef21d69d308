"""A complaint's way over HTTP: given, tracked, put off, closed; deadlines; the register as a file."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Department, User
from zabota.complaints.actions.change_complaint import change_complaint
from zabota.complaints.actions.close_complaint import close_complaint
from zabota.complaints.actions.extend_answer import extend_answer
from zabota.complaints.actions.give_complaint import give_complaint
from zabota.complaints.actions.note_step import note_step
from zabota.complaints.actions.register_complaint import LONGEST
from zabota.complaints.actions.set_deadline import set_deadline
from zabota.complaints.api import ComplaintOut, complaint_for
from zabota.complaints.forms import RuleForm
from zabota.complaints.models import Complaint, ComplaintStep, DeadlineRule
from zabota.complaints.people import who_may_work
from zabota.complaints.views.complaints import COLUMNS, WITH
from zabota.core.api_forms import FILE, checked
from zabota.core.api_lists import chosen, one_of, paged
from zabota.core.api_shapes import Id, Strict, Words, ZonedMoment
from zabota.core.export import export
from zabota.feedback.models import Touchpoint

router = Router(tags=["complaints"])
Way = Literal["channel", "paper", "phone", "in_person", "public"]


class ComplaintOwnerIn(Strict):
    """Without `to` the token's user takes it."""

    to: Id | None = None
    why: str = Field("", max_length=300)


class ComplaintStepIn(Strict):
    """`message` is what the customer was told meanwhile, which they may read on their page."""

    kind: Literal["inquiry", "message", "remark"]
    text: str = Field(min_length=1, max_length=LONGEST)


class ComplaintStepOut(Schema):
    id: int
    kind: str
    way: str
    text: str
    by_id: int | None
    at: datetime


class MoreTimeIn(Strict):
    """The customer reads `why`."""

    until: ZonedMoment
    why: str = Field(min_length=1, max_length=1_000)
    way: Way


class ClosingIn(Strict):
    why: Words


class TiesIn(Strict):
    """All of it anew: what is left out is said of nothing."""

    touchpoint: Id | None = None
    department: Id | None = None
    employee: Id | None = None
    deal: str = Field("", max_length=120)
    product: str = Field("", max_length=160)
    wanted: str = Field("", max_length=5_000)
    our_action: str = Field("", max_length=5_000)
    side_of_service: Literal["", "people", "system", "expectations", "problems", "choice"] = ""


class DeadlineIn(Strict):
    """`country` is MD, RU, RO, EU, or empty for every other one; days are calendar or working ones."""

    country: str = Field("", max_length=2)
    kind: Literal["complaint", "claim", "product_claim", "suggestion"]
    acknowledge_days: int = Field(ge=0, le=3650)
    acknowledge_unit: str = Field(max_length=10)
    answer_days: int = Field(ge=0, le=3650)
    answer_unit: str = Field(max_length=10)
    moves: bool = False
    source: str = Field("", max_length=300)


class DeadlineOut(DeadlineIn):
    id: int


@router.put("/{int:complaint_id}/owner", response=ComplaintOut)
@api_needs("complaints.work")
def set_owner(request: ApiRequest, complaint_id: int, body: ComplaintOwnerIn) -> Any:
    """Make somebody who may work on it responsible, or take it."""
    complaint = complaint_for(request, complaint_id)
    to = request.user
    if body.to is not None:
        able = [person.id for person in who_may_work(complaint.branch)]
        to = one_of(User.objects.active().filter(id__in=able), body.to)
    give_complaint(complaint, to, why=body.why, by=request.user)
    return complaint_for(request, complaint_id)


@router.get("/{int:complaint_id}/steps", response=list[ComplaintStepOut])
@paged("id")
@api_needs("complaints.see")
def list_steps(request: ApiRequest, complaint_id: int) -> Any:
    """What was found out, said and remarked, oldest first."""
    return ComplaintStep.objects.filter(complaint=complaint_for(request, complaint_id))


@router.post("/{int:complaint_id}/steps", response={201: ComplaintStepOut})
@api_needs("complaints.work")
def create_step(request: ApiRequest, complaint_id: int, body: ComplaintStepIn) -> Any:
    """Note what was found out, what the customer was told, or a remark."""
    complaint = complaint_for(request, complaint_id)
    return Status(201, note_step(complaint, body.kind, body.text, by=request.user))


@router.put("/{int:complaint_id}/extension", response=ComplaintOut)
@api_needs("complaints.work")
def set_extension(request: ApiRequest, complaint_id: int, body: MoreTimeIn) -> Any:
    """More time for the answer, told to the customer with the reason and the new date."""
    complaint = complaint_for(request, complaint_id)
    extend_answer(complaint, body.until, why=body.why, way=body.way, by=request.user)
    return complaint_for(request, complaint_id)


@router.put("/{int:complaint_id}/closing", response=ComplaintOut)
@api_needs("complaints.work")
def set_closing(request: ApiRequest, complaint_id: int, body: ClosingIn) -> Any:
    """End an answered one without a satisfied customer, with the reason; not while something is owed."""
    complaint = complaint_for(request, complaint_id)
    close_complaint(complaint, why=body.why, by=request.user)
    return complaint_for(request, complaint_id)


@router.put("/{int:complaint_id}/ties", response=ComplaintOut)
@api_needs("complaints.work")
def set_ties(request: ApiRequest, complaint_id: int, body: TiesIn) -> Any:
    """What it is about: touchpoint, department, employee, deal, product, our action, side of service."""
    complaint, user = complaint_for(request, complaint_id), request.user
    ties = body.dict() | {
        "touchpoint": chosen(Touchpoint.objects.visible_to(user).in_use(), body.touchpoint),
        "department": chosen(Department.objects.all(), body.department),
        "employee": chosen(User.objects.active().visible_to(user), body.employee),
    }
    change_complaint(complaint, by=user, **ties)
    return complaint_for(request, complaint_id)


@router.get("/deadlines", response=list[DeadlineOut])
@paged("id")
@api_needs("complaints.set")
def list_deadlines(request: ApiRequest) -> Any:
    """The company's own rules; where there is none, the preset of the country holds."""
    return DeadlineRule.objects.visible_to(request.user)


@router.put("/deadlines", response=DeadlineOut)
@api_needs("complaints.set")
def put_deadline(request: ApiRequest, body: DeadlineIn) -> Any:
    """The company's own rule for one kind in one country, for complaints that come from now on."""
    form = checked(RuleForm(body.dict()))
    set_deadline(body.country, body.kind, form.rule())
    return get_object_or_404(DeadlineRule, country=body.country, kind=body.kind)


@router.delete("/deadlines/{int:deadline_id}", response={204: None})
@api_needs("complaints.set")
def delete_deadline(request: ApiRequest, deadline_id: int) -> Any:
    """The preset holds again."""
    own = one_of(DeadlineRule.objects.visible_to(request.user), deadline_id)
    set_deadline(own.country, own.kind, None)
    return Status(204, None)


@router.get("/export/{kind}", openapi_extra=FILE)
@api_needs("complaints.see")
def export_register(request: ApiRequest, kind: Literal["csv", "xlsx"], is_open: bool | None = None) -> Any:
    """The register as a file, the latest first."""
    rows = Complaint.objects.visible_to(request.user)
    if is_open is not None:
        rows = rows.filter(closed_at__isnull=is_open)
    rows = rows.select_related(*WITH).order_by("-received_at", "-id")
    return export(kind, "complaints", COLUMNS, rows.iterator(chunk_size=1000))
