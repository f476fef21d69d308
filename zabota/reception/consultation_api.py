"""Talks by video over HTTP: booked, moved, ended."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Router, Schema, Status

from zabota.channels.models import Inbox
from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import User
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import Id, Strict, ZonedMoment
from zabota.customers.models import Customer
from zabota.reception.actions.book_consultation import book_consultation
from zabota.reception.actions.end_consultation import end_consultation
from zabota.reception.actions.move_consultation import move_consultation
from zabota.reception.models import Consultation

router = Router(tags=["reception"])


class ConsultationIn(Strict):
    """`inbox` is the video server's."""

    customer: Id
    inbox: Id
    host: Id
    starts_at: ZonedMoment
    minutes: int = Field(30, ge=5, le=480)
    about: str = Field("", max_length=300)


class ConsultationTimeIn(Strict):
    starts_at: ZonedMoment
    minutes: int = Field(30, ge=5, le=480)


class ConsultationEndingIn(Strict):
    """Of one that was held: what both sides said."""

    ending: Literal["held", "missed", "called_off"]
    said: str = Field("", max_length=20_000)
    answered: str = Field("", max_length=20_000)


class ConsultationOut(Schema):
    id: int
    customer_id: int
    conversation_id: int | None
    host_id: int
    starts_at: datetime
    minutes: int
    about: str
    room_url: str
    ended_at: datetime | None
    ending: str


@router.get("/consultations", response=list[ConsultationOut])
@paged("starts_at", "id")
@api_needs("reception.use")
def list_consultations(request: ApiRequest, state: Literal["to_come", "past"] = "to_come") -> Any:
    """In the order of time."""
    rows = Consultation.objects.visible_to(request.user)
    return rows.to_come() if state == "to_come" else rows.exclude(ended_at=None)


@router.post("/consultations", response={201: ConsultationOut})
@api_needs("reception.use")
def create_consultation(request: ApiRequest, body: ConsultationIn) -> Any:
    """Book a talk by video and send the customer the link."""
    user, given = request.user, body.dict(exclude={"customer"})
    given["host"] = one_of(User.objects.visible_to(user).active(), body.host)
    rows = Inbox.objects.switched_on().filter(kind="video")
    given["inbox"] = one_of(rows.visible_to(user) | rows.filter(branch=None), body.inbox)
    customer = one_of(Customer.objects.visible_to(user).present(), body.customer)
    return Status(201, book_consultation(customer, by=user, **given))


@router.put("/consultations/{int:consultation_id}/time", response=ConsultationOut)
@api_needs("reception.use")
def set_time(request: ApiRequest, consultation_id: int, body: ConsultationTimeIn) -> Any:
    """To another time, in the same room; tell the customer."""
    return move_consultation(seen(request, consultation_id), by=request.user, **body.dict())


@router.put("/consultations/{int:consultation_id}/ending", response=ConsultationOut)
@api_needs("reception.use")
def set_ending(request: ApiRequest, consultation_id: int, body: ConsultationEndingIn) -> Any:
    """It was held, nobody came, or it was called off."""
    return end_consultation(seen(request, consultation_id), by=request.user, **body.dict())


def seen(request: ApiRequest, consultation_id: int) -> Consultation:
    return one_of(Consultation.objects.visible_to(request.user), consultation_id)
