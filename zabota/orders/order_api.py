"""Service orders over HTTP: the same verbs as the pages."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.desk.models import Conversation
from zabota.orders.actions.account_part import account_part
from zabota.orders.actions.answer_price import answer_price
from zabota.orders.actions.begin_order import begin_order
from zabota.orders.actions.choose_option import choose_option
from zabota.orders.actions.give_warranty import give_warranty
from zabota.orders.actions.list_part import list_part
from zabota.orders.actions.offer_options import WayOut, offer_options
from zabota.orders.actions.offer_price import offer_price
from zabota.orders.actions.write_order import write_order
from zabota.orders.models import (
    DateOption,
    Lateness,
    Maker,
    Part,
    PriceOffer,
    RequestType,
    ServiceOrder,
    Work,
)

router = Router(tags=["orders"])
LARGEST_ID = 2**63 - 1
Id = Field(ge=1, le=LARGEST_ID)
Text = Field(min_length=1, max_length=5_000, pattern=r"^[^\x00]*$")
Line = Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")
MaybeLine = Field("", max_length=80, pattern=r"^[^\x00]*$")
Money = Field(ge=0, max_digits=12, decimal_places=2)


class PriceOut(Schema):
    id: int
    amount: Decimal
    currency: str
    covers: str
    agreed_at: datetime | None
    declined_at: datetime | None


class PartOut(Schema):
    id: int
    origin: str
    name: str
    serial: str
    fate: str


class OptionOut(Schema):
    id: int
    text: str
    new_date: datetime | None
    chosen_at: datetime | None


class LatenessOut(Schema):
    id: int
    promised_at: datetime
    foreseen_at: datetime
    offered_at: datetime | None
    settled_at: datetime | None
    options: list[OptionOut]


class OrderOut(Schema):
    id: int
    plan_id: int
    conversation_id: int = Field(alias="plan.conversation_id")
    work_id: int
    licence_id: int | None
    item: str
    serial: str
    fault: str
    promised_at: datetime
    diagnosis: str
    work_done: str
    prices: list[PriceOut]
    parts: list[PartOut]
    latenesses: list[LatenessOut]


class OrderIn(Strict):
    request_type: int = Id
    work: int = Id
    maker: int | None = Field(None, ge=1, le=LARGEST_ID)
    item: str = Field(min_length=1, max_length=160, pattern=r"^[^\x00]*$")
    serial: str = Line
    fault: str = Text
    address: str = Field("", max_length=240, pattern=r"^[^\x00]*$")
    promised_at: datetime | None = None


class WordsIn(Strict):
    text: str = Text


class PriceIn(Strict):
    amount: Decimal = Money
    covers: str = Text


class PriceAnswerIn(Strict):
    agreed: bool
    said: str = Text


class PartIn(Strict):
    origin: Literal["customer", "ours"]
    name: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")
    serial: str = MaybeLine


class FateIn(Strict):
    fate: Literal["returned", "replaced", "left"]
    serial: str = MaybeLine
    note: str = Field("", max_length=240, pattern=r"^[^\x00]*$")


class WarrantyIn(Strict):
    days: int = Field(ge=1, le=3650)
    covers: str = Text


class WayIn(Strict):
    text: str = Field(min_length=1, max_length=240, pattern=r"^[^\x00]*$")
    new_date: datetime | None = None


class WaysIn(Strict):
    ways: list[WayIn] = Field(min_length=2, max_length=6)


@router.get("", response=list[OrderOut])
@paged("-id")
@api_needs("orders.see")
def list_orders(request: ApiRequest, late: bool = False) -> Any:
    """Orders that run, or of them those that look late; the newest first."""
    seen = ServiceOrder.objects.visible_to(request.user)
    rows = seen.looking_late() if late else seen.running()
    return rows.select_related("plan").prefetch_related("prices", "parts", "latenesses__options")


@router.post("/conversations/{int:number}/orders", response={201: OrderOut})
@api_needs("orders.work")
def create_order(request: ApiRequest, number: int, body: OrderIn) -> Any:
    """Take work on a thing: under a licence, within our area, for a date (with a zone)."""
    conversation = by_id(Conversation.objects.visible_to(request.user), number)
    kept = body.dict(exclude={"request_type", "work", "maker", "promised_at"})
    made = begin_order(
        conversation,
        get_object_or_404(RequestType.objects.in_use(), id=body.request_type),
        work=get_object_or_404(Work, id=body.work),
        maker=get_object_or_404(Maker, id=body.maker) if body.maker else None,
        promised_at=zoned(body.promised_at),
        by=request.user,
        **kept,
    )
    return Status(201, made)


@router.get("/{int:order_id}", response=OrderOut)
@api_needs("orders.see")
def get_order(request: ApiRequest, order_id: int) -> Any:
    """One order with its prices, parts and ways out."""
    return order_seen(request, order_id)


@router.put("/{int:order_id}/diagnosis", response=OrderOut)
@api_needs("orders.work")
def set_diagnosis(request: ApiRequest, order_id: int, body: WordsIn) -> Any:
    """What is wrong with the thing."""
    order = order_seen(request, order_id)
    write_order(order, "diagnosis", body.text, by=request.user)
    return order


@router.put("/{int:order_id}/work", response=OrderOut)
@api_needs("orders.work")
def set_work_done(request: ApiRequest, order_id: int, body: WordsIn) -> Any:
    """What was done about it."""
    order = order_seen(request, order_id)
    write_order(order, "work_done", body.text, by=request.user)
    return order


@router.post("/{int:order_id}/prices", response={201: PriceOut})
@api_needs("orders.work")
def create_price(request: ApiRequest, order_id: int, body: PriceIn) -> Any:
    """Tell the customer what it costs; the yes comes by the link, or through the next operation."""
    order = order_seen(request, order_id)
    return Status(201, offer_price(order, body.amount, covers=body.covers, by=request.user))


@router.put("/prices/{int:price_id}/answer", response=PriceOut)
@api_needs("orders.work")
def set_price_answer(request: ApiRequest, price_id: int, body: PriceAnswerIn) -> Any:
    """What the customer said to the latest price."""
    offer = by_id(PriceOffer.objects.visible_to(request.user).select_related("order"), price_id)
    answer_price(offer, agreed=body.agreed, by=request.user, said=body.said)
    return offer


@router.post("/{int:order_id}/parts", response={201: PartOut})
@api_needs("orders.work")
def create_part(request: ApiRequest, order_id: int, body: PartIn) -> Any:
    """List a part that came in with the thing, or that we put in."""
    order = order_seen(request, order_id)
    return Status(201, list_part(order, body.origin, name=body.name, serial=body.serial, by=request.user))


@router.put("/parts/{int:part_id}/fate", response=PartOut)
@api_needs("orders.work")
def set_part_fate(request: ApiRequest, part_id: int, body: FateIn) -> Any:
    """Where a part went; one that goes back is read again."""
    part = by_id(Part.objects.visible_to(request.user).select_related("order"), part_id)
    account_part(part, body.fate, serial=body.serial, note=body.note, by=request.user)
    return part


@router.post("/{int:order_id}/warranty", response={201: OrderOut})
@api_needs("orders.work")
def create_warranty(request: ApiRequest, order_id: int, body: WarrantyIn) -> Any:
    """Send the warranty to the customer in writing."""
    order = order_seen(request, order_id)
    give_warranty(order, days=body.days, covers=body.covers, by=request.user)
    return Status(201, order)


@router.post("/latenesses/{int:lateness_id}/options", response={201: LatenessOut})
@api_needs("orders.work")
def create_options(request: ApiRequest, lateness_id: int, body: WaysIn) -> Any:
    """Offer the customer ways out of a date that looks missed."""
    lateness = by_id(Lateness.objects.visible_to(request.user).select_related("order"), lateness_id)
    ways = [WayOut(way.text, zoned(way.new_date)) for way in body.ways]
    offer_options(lateness, ways, by=request.user)
    lateness.refresh_from_db()
    return Status(201, lateness)


@router.put("/date-options/{int:option_id}/choice", response=OptionOut)
@api_needs("orders.work")
def set_choice(request: ApiRequest, option_id: int) -> Any:
    """The customer's choice, as one of us heard it."""
    seen = DateOption.objects.visible_to(request.user).select_related("lateness__order")
    option = by_id(seen, option_id)
    choose_option(option, by=request.user)
    return option


def zoned(moment: datetime | None) -> datetime | None:
    """A moment without a zone is in the company's."""
    return timezone.make_aware(moment) if moment is not None and timezone.is_naive(moment) else moment


def by_id(rows: Any, row_id: int) -> Any:
    return get_object_or_404(rows, id=min(row_id, LARGEST_ID))


def order_seen(request: ApiRequest, order_id: int) -> ServiceOrder:
    return by_id(ServiceOrder.objects.visible_to(request.user).select_related("plan"), order_id)
