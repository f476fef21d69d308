"""Inboxes and the outbox over HTTP, under /api/v1/inboxes and /api/v1/outbox; secrets are never told."""

from datetime import datetime, time
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Field, Router, Schema, Status
from pydantic import model_validator

from zabota.channels.actions.decide_uncertain import decide_uncertain
from zabota.channels.actions.look_into_inbox import look_soon
from zabota.channels.actions.set_inbox_hours import set_inbox_hours
from zabota.channels.actions.switch_inbox import switch_inbox
from zabota.channels.models import Delivery, Dispatch, Inbox
from zabota.channels.views.deliveries import as_file
from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_forms import FILE
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import Strict

router = Router(tags=["channels"])
outbox = Router(tags=["channels"])


class InboxOut(Schema):
    """`key` stands in the address of its web door, form or chat; `trouble` says what is wrong, in words."""

    id: int
    name: str
    kind: str
    key: str
    address: str
    branch_id: int | None
    team_id: int | None
    language: str
    tells_when_closed: bool
    switched_off_at: datetime | None
    checked_at: datetime | None
    trouble: str
    trouble_since: datetime | None


class InboxSwitchIn(Strict):
    on: bool


class OpenIn(Strict):
    """0 is Monday; times are of the branch's own clock, without a zone."""

    weekday: int = Field(ge=0, le=6)
    opens: time
    closes: time

    @model_validator(mode="after")
    def in_order(self) -> "OpenIn":
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("times of the day are written without a zone")
        if self.opens >= self.closes:
            raise ValueError("it closes after it opens")
        return self


class InboxHoursIn(Strict):
    """Without intervals the inbox keeps the hours of its branch."""

    intervals: list[OpenIn] = Field(default_factory=list, max_length=50)
    tells_when_closed: bool = False

    @model_validator(mode="after")
    def apart(self) -> "InboxHoursIn":
        rows = sorted(self.intervals, key=lambda one: (one.weekday, one.opens))
        for one, following in zip(rows, rows[1:], strict=False):
            if one.weekday == following.weekday and following.opens < one.closes:
                raise ValueError("intervals of one day do not overlap")
        return self


class DeliveryOut(Schema):
    id: int
    inbox_id: int
    created_at: datetime
    read_at: datetime | None
    outcome: str
    problem: str


class DispatchOut(Schema):
    id: int
    inbox_id: int
    about: str
    to: str
    subject: str
    is_automatic: bool
    attempts: int
    next_try_at: datetime | None
    sent_at: datetime | None
    uncertain_at: datetime | None
    failed_at: datetime | None
    bounced_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    problem: str


class ArrivedIn(Strict):
    """False sends it once more."""

    arrived: bool


@router.get("", response=list[InboxOut])
@paged("id")
@api_needs("desk.see")
def list_inboxes(request: ApiRequest) -> Any:
    """The inboxes that the token's user sees: a new conversation names one by its number."""
    return Inbox.objects.visible_to(request.user)


@router.get("/{int:inbox_id}", response=InboxOut)
@api_needs("desk.see")
def get_inbox(request: ApiRequest, inbox_id: int) -> Any:
    """One inbox, and whether it has trouble."""
    return seen(request, inbox_id)


@router.put("/{int:inbox_id}/switch", response=InboxOut)
@api_needs("channels.connect")
def set_switch(request: ApiRequest, inbox_id: int, body: InboxSwitchIn) -> Any:
    """One that is off takes nothing in; what waits in its outbox is still sent."""
    switch_inbox(seen(request, inbox_id), on=body.on, by=request.user)
    return seen(request, inbox_id)


@router.put("/{int:inbox_id}/hours", response=InboxOut)
@api_needs("channels.connect")
def set_hours(request: ApiRequest, inbox_id: int, body: InboxHoursIn) -> Any:
    """When it is answered, and whether customers are told when it is not."""
    week: dict[int, list[tuple[time, time]]] = {}
    for one in sorted(body.intervals, key=lambda row: (row.weekday, row.opens)):
        week.setdefault(one.weekday, []).append((one.opens, one.closes))
    set_inbox_hours(seen(request, inbox_id), week, tells_when_closed=body.tells_when_closed, by=request.user)
    return seen(request, inbox_id)


@router.post("/{int:inbox_id}/look", response={202: None})
@api_needs("channels.connect")
def create_look(request: ApiRequest, inbox_id: int) -> Any:
    """Look for what is new; it appears in a moment."""
    look_soon.defer(inbox_id=seen(request, inbox_id).id)
    return Status(202, None)


@router.get("/{int:inbox_id}/deliveries", response=list[DeliveryOut])
@paged("-id")
@api_needs("channels.connect")
def list_deliveries(request: ApiRequest, inbox_id: int) -> Any:
    """What came in through it, the newest first."""
    return Delivery.objects.visible_to(request.user).filter(inbox=seen(request, inbox_id)).defer("raw")


@router.get("/deliveries/{int:delivery_id}/raw", openapi_extra=FILE)
@api_needs("channels.connect")
def get_raw(request: ApiRequest, delivery_id: int) -> HttpResponse:
    """A delivery exactly as it came, as a file."""
    return as_file(one_of(Delivery.objects.visible_to(request.user), delivery_id))


@outbox.get("", response=list[DispatchOut])
@paged("-id")
@api_needs("channels.see_outbox")
def list_dispatches(
    request: ApiRequest, shelf: Literal["uncertain", "waiting", "failed", "sent"] = "waiting"
) -> Any:
    """What we send, by shelf, the latest first; not its words."""
    visible = Dispatch.objects.visible_to(request.user).defer("body", "sealed_body")
    return getattr(visible, shelf)()


@outbox.put("/{int:dispatch_id}/decision", response=DispatchOut)
@api_needs("channels.see_outbox")
def set_decision(request: ApiRequest, dispatch_id: int, body: ArrivedIn) -> Any:
    """Of what nobody can be sure of: it arrived, or it is sent once more."""
    decide_uncertain(dispatch(request, dispatch_id), arrived=body.arrived, by=request.user)
    return dispatch(request, dispatch_id)


def seen(request: ApiRequest, inbox_id: int) -> Inbox:
    return one_of(Inbox.objects.visible_to(request.user), inbox_id)


def dispatch(request: ApiRequest, dispatch_id: int) -> Dispatch:
    return one_of(Dispatch.objects.visible_to(request.user), dispatch_id)
