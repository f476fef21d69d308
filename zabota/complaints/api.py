"""Complaints over HTTP: a review site, a telephone system or a paper scanner puts them into the register."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch
from zabota.complaints.actions.acknowledge_complaint import acknowledge_complaint
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.hear_view import hear_view
from zabota.complaints.actions.register_complaint import LONGEST, register_complaint
from zabota.complaints.forms import branches_of
from zabota.complaints.models import Complaint
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Moment, Strict
from zabota.core.errors import Refused
from zabota.customers.models import Customer
from zabota.feedback.models import Touchpoint

router = Router(tags=["complaints"])
LARGEST_ID = 2**63 - 1
Id = Field(None, ge=1, le=LARGEST_ID)
Kind = Literal["complaint", "claim", "product_claim", "suggestion"]
Source = Literal["review", "phone", "paper", "book", "senior"]
Way = Literal["channel", "paper", "phone", "in_person", "public"]


class ComplaintOut(Schema):
    id: int
    number: int
    kind: str
    source: str
    state: str
    text: str
    branch_id: int | None
    customer_id: int | None
    touchpoint_id: int | None
    review_url: str
    stars: int | None
    received_at: datetime
    acknowledge_due_at: datetime
    acknowledged_at: datetime | None
    answer_due_at: datetime
    answered_at: datetime | None
    answer: str
    decision: str
    view: str
    closed_at: datetime | None


class ComplaintIn(Strict):
    """`request_key` is the sender's own number of it: the same one again makes nothing new."""

    kind: Kind = "complaint"
    source: Source
    text: str = Field(min_length=1, max_length=LONGEST)
    request_key: str = Field(min_length=1, max_length=60)
    branch_id: int | None = Id
    customer_id: int | None = Id
    touchpoint_id: int | None = Id
    from_name: str = Field("", max_length=160)
    from_address: str = Field("", max_length=254)
    deal: str = Field("", max_length=120)
    product: str = Field("", max_length=160)
    wanted: str = Field("", max_length=5_000)
    review_url: str = Field("", max_length=500)
    stars: int | None = Field(None, ge=1, le=5)
    received_at: Moment | None = None


class AcknowledgementIn(Strict):
    way: Way
    text: str = Field("", max_length=LONGEST)


class AnswerIn(Strict):
    text: str = Field(min_length=1, max_length=LONGEST)
    decision: Literal["upheld", "partly", "declined"]
    way: Way


class ViewIn(Strict):
    view: Literal["satisfied", "partly", "not_satisfied"]
    words: str = Field(min_length=1, max_length=LONGEST)


@router.get("", response=list[ComplaintOut])
@paged("id")
@api_needs("complaints.see")
def list_complaints(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
    is_open: bool | None = None,
) -> Any:
    """Those after the id `after`, oldest first: give the last id you have to go on."""
    rows = Complaint.objects.visible_to(request.user).filter(id__gt=after)
    if is_open is not None:
        rows = rows.filter(closed_at__isnull=is_open)
    return rows


@router.post("", response={201: ComplaintOut})
@api_needs("complaints.register")
def put_down(request: ApiRequest, body: ComplaintIn) -> Any:
    """Into the register, with the next number and the deadlines of its branch's country."""
    given = body.dict()
    sender, received_at = request.auth.id, given.pop("received_at")
    if received_at and received_at > timezone.now():
        raise Refused(_("It cannot have been received in the future."))
    rows = {
        "branch": branches_of(request.user),
        "customer": Customer.objects.visible_to(request.user).present(),
        "touchpoint": Touchpoint.objects.visible_to(request.user),
    }
    for name, known in rows.items():
        key = given.pop(f"{name}_id")
        given[name] = get_object_or_404(known, pk=key) if key else None
    refuse_no_branch(request, given["branch"])
    key = f"api-{sender}-{given.pop('request_key')}"
    return Status(201, register_complaint(**given, by=request.user, received_at=received_at, request_key=key))


def refuse_no_branch(request: ApiRequest, branch: Branch | None) -> None:
    if branch is None and not request.user.sees_all_branches:
        raise Refused(_("Say of which branch it is: what is of none is only seen by who sees all."))


@router.get("/{int:complaint_id}", response=ComplaintOut)
@api_needs("complaints.see")
def get_complaint(request: ApiRequest, complaint_id: int) -> Any:
    """One entry of the register."""
    return complaint_for(request, complaint_id)


@router.put("/{int:complaint_id}/acknowledgement", response=ComplaintOut)
@api_needs("complaints.work")
def acknowledge(request: ApiRequest, complaint_id: int, body: AcknowledgementIn) -> Any:
    """Tell the customer that we have it; again changes nothing."""
    complaint = complaint_for(request, complaint_id)
    acknowledge_complaint(complaint, body.way, by=request.user, text=body.text)
    return complaint


@router.put("/{int:complaint_id}/answer", response=ComplaintOut)
@api_needs("complaints.work")
def answer(request: ApiRequest, complaint_id: int, body: AnswerIn) -> Any:
    """The answer with its decision; `public` where it was given under the review."""
    complaint = complaint_for(request, complaint_id)
    answer_complaint(complaint, body.text, decision=body.decision, way=body.way, by=request.user)
    return complaint


@router.put("/{int:complaint_id}/view", response=ComplaintOut)
@api_needs("complaints.work")
def view(request: ApiRequest, complaint_id: int, body: ViewIn) -> Any:
    """What the customer thinks of the answer, as heard: satisfied closes it, anything else sends it back."""
    complaint = complaint_for(request, complaint_id)
    hear_view(complaint, body.view, by=request.user, words=body.words)
    return complaint


def complaint_for(request: ApiRequest, complaint_id: int) -> Complaint:
    rows = Complaint.objects.visible_to(request.user)
    return get_object_or_404(rows, pk=complaint_id if 0 < complaint_id <= LARGEST_ID else 0)
