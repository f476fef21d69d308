"""Appointments over HTTP, under /api/v1/appointments."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema, Status
from pydantic import AfterValidator, AwareDatetime

from zabota.company.api_access import api_needs
from zabota.company.models import Branch, User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict, sensible
from zabota.customers.forms import branch_choices
from zabota.customers.models import Customer
from zabota.visits.actions.book_appointment import book_appointment
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.move_appointment import move_appointment
from zabota.visits.models import Appointment

router = Router(tags=["appointments"])
Moment = Annotated[AwareDatetime, AfterValidator(sensible)]


class AppointmentIn(Strict):
    customer: int = Field(gt=0, lt=1 << 63)
    branch: int = Field(gt=0, lt=1 << 63)
    host: int | None = Field(None, gt=0, lt=1 << 63)
    starts_at: Moment
    minutes: int = Field(30, ge=5, le=1440)
    about: str = Field(min_length=1, max_length=300)
    promised: str = Field("", max_length=4000)
    telling: bool = True


class TimeIn(Strict):
    starts_at: Moment
    minutes: int | None = Field(None, ge=5, le=1440)
    telling: bool = True


class AppointmentEndingIn(Strict):
    ending: Literal["held", "missed", "called_off"]
    because: str = Field("", max_length=4000)


class AppointmentOut(Schema):
    id: int
    customer_id: int
    branch_id: int | None
    host_id: int | None
    conversation_id: int | None
    about: str
    promised: str
    starts_at: datetime
    minutes: int
    state: str
    confirmed_at: datetime | None
    move_asked_at: datetime | None
    move_words: str
    ended_at: datetime | None
    ending: str
    word: str
    word_text: str


@router.get("", response=list[AppointmentOut])
@paged("starts_at", "id")
@api_needs("visits.use")
def list_appointments(request: HttpRequest, on: date | None = None) -> Any:
    """In the order of time; `on` is one day of the company's calendar."""
    rows = Appointment.objects.visible_to(asker(request))
    if on is not None:
        rows = rows.on(on, timezone.get_default_timezone())
    return rows


@router.post("", response={201: AppointmentOut})
@api_needs("visits.use")
def create_appointment(request: HttpRequest, body: AppointmentIn) -> Any:
    """A customer is expected; with `telling` they hear of it now, and before and after it in any case."""
    user = asker(request)
    given = body.dict()
    customer = get_object_or_404(Customer.objects.visible_to(user).present(), pk=given.pop("customer"))
    branch: Branch = get_object_or_404(branch_choices(user), pk=given.pop("branch"))
    host_id = given.pop("host")
    host = get_object_or_404(User.objects.visible_to(user).active(), pk=host_id) if host_id else None
    return Status(201, book_appointment(customer, branch=branch, host=host, by=user, **given))


@router.get("/{int:appointment_id}", response=AppointmentOut)
@api_needs("visits.use")
def get_appointment(request: HttpRequest, appointment_id: int) -> Any:
    """One appointment, with what the customer said before and afterwards."""
    return seen(request, appointment_id)


@router.put("/{int:appointment_id}/time", response=AppointmentOut)
@api_needs("visits.use")
def put_time(request: HttpRequest, appointment_id: int, body: TimeIn) -> Any:
    """Move it: no reminder of the old time goes out any more."""
    return move_appointment(seen(request, appointment_id), by=asker(request), **body.dict())


@router.put("/{int:appointment_id}/confirmation", response=AppointmentOut)
@api_needs("visits.use")
def put_confirmation(request: HttpRequest, appointment_id: int) -> Any:
    """The customer said that they will come."""
    return confirm_appointment(seen(request, appointment_id), by=asker(request))


@router.put("/{int:appointment_id}/ending", response=AppointmentOut)
@api_needs("visits.use")
def put_ending(request: HttpRequest, appointment_id: int, body: AppointmentEndingIn) -> Any:
    """held, missed or called_off."""
    return end_appointment(seen(request, appointment_id), by=asker(request), **body.dict())


def seen(request: HttpRequest, appointment_id: int) -> Appointment:
    return get_object_or_404(Appointment.objects.visible_to(asker(request)), pk=appointment_id)


def asker(request: HttpRequest) -> User:
    return request.auth.user  # type: ignore[attr-defined]
