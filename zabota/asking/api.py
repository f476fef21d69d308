"""Tills, kiosks, call lists and discount codes over HTTP: the same verbs as the pages. No keys are shown."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from zabota.asking.actions.make_call_list import MOST, make_call_list
from zabota.asking.actions.redeem_voucher import redeem_voucher
from zabota.asking.models import CallList, Kiosk, Till
from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.customers.models import Customer
from zabota.feedback.models import Survey

router = Router(tags=["asking"])
LARGEST_ID = 2**63 - 1
Id = Field(ge=1, le=LARGEST_ID)


class TillOut(Schema):
    id: int
    name: str
    branch_id: int
    survey_id: int
    switched_off_at: datetime | None


class KioskOut(TillOut):
    look: str
    seen_at: datetime | None


class CallListOut(Schema):
    """`left` are still to be called."""

    id: int
    name: str
    survey_id: int
    branch_id: int | None
    wave_id: int | None
    total: int
    left: int
    ended_at: datetime | None


class CallListIn(Strict):
    name: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")
    survey_id: int = Id
    customer_ids: list[int] = Field(min_length=1, max_length=MOST)


class CodeIn(Strict):
    code: str = Field(min_length=1, max_length=20, pattern=r"^[^\x00]*$")
    bill: str = Field("", max_length=40, pattern=r"^[^\x00]*$")


class VoucherOut(Schema):
    code: str
    redeemed_at: datetime | None
    bill: str


@router.get("/tills", response=list[TillOut])
@paged("id")
@api_needs("asking.see")
def list_tills(request: ApiRequest) -> Any:
    """The cash desks that sign links."""
    return Till.objects.visible_to(request.user)


@router.get("/kiosks", response=list[KioskOut])
@paged("id")
@api_needs("asking.see")
def list_kiosks(request: ApiRequest) -> Any:
    """With the moment each tablet was seen last."""
    return Kiosk.objects.visible_to(request.user)


@router.get("/call-lists", response=list[CallListOut])
@paged("id")
@api_needs("asking.call")
def list_call_lists(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
) -> Any:
    """Whom interviewers call: how many in all, and how many are left."""
    return counted(CallList.objects.visible_to(request.user).filter(id__gt=after))


@router.post("/call-lists", response=CallListOut)
@api_needs("asking.manage")
def add_call_list(request: ApiRequest, body: CallListIn) -> Any:
    """Whom our interviewers shall call, each once; whom the caller may not see is left out."""
    survey = get_object_or_404(Survey.objects.visible_to(request.user).in_use(), pk=body.survey_id)
    customers = Customer.objects.visible_to(request.user).present().filter(id__in=body.customer_ids)
    row = make_call_list(body.name, survey, customers, by=request.user)
    return counted(CallList.objects.filter(pk=row.pk)).get()


@router.post("/vouchers/redeem", response=VoucherOut)
@api_needs("asking.redeem")
def redeem(request: ApiRequest, body: CodeIn) -> Any:
    """Take a discount off a bill, once."""
    return redeem_voucher(body.code, body.bill, by=request.user)


def counted(rows: Any) -> Any:
    return rows.annotate(total=Count("calls"), left=Count("calls", filter=Q(calls__outcome="")))
