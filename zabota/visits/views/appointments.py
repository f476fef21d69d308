"""One appointment: what is known of it, what was said around it, and what can be done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.card import find_customer
from zabota.visits.actions.book_appointment import book_appointment
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.move_appointment import move_appointment
from zabota.visits.forms import BookingForm, EndingForm, MoveForm
from zabota.visits.models import Appointment


@needs("visits.use")
def new_appointment(request: StaffRequest, pk: int) -> HttpResponse:
    """For the customer of that number."""
    customer = find_customer(pk, request.user)

    def save(form: BookingForm) -> Any:
        given = dict(form.cleaned_data)
        key = given.pop("key")
        return book_appointment(customer, **given, by=request.user, request_key=key)

    return form_page(
        request,
        BookingForm(request.POST or None, user=request.user, customer=customer),
        save,
        template="visits/booking.html",
        said=_("Booked."),
        back=reverse("visits:day"),
        customer=customer,
    )


@needs("visits.use")
def appointment(request: StaffRequest, pk: int) -> HttpResponse:
    return page(request, seen(request, pk))


def seen(request: StaffRequest, pk: int) -> Appointment:
    rows = Appointment.objects.visible_to(request.user).with_people()
    return get_object_or_404(rows.select_related("booked_by", "confirmed_by", "ended_by", "inbox"), pk=pk)


def page(request: StaffRequest, found: Appointment, move: MoveForm | None = None) -> HttpResponse:
    usual = MoveForm(initial={"starts_at": found.starts_at, "minutes": found.minutes, "telling": True})
    context = {
        "one": found,
        "notices": found.notices.select_related("task__owner", "message"),
        "move_form": move or usual,
        "endings": EndingForm.base_fields["ending"].choices,  # type: ignore[attr-defined]
    }
    return render(request, "visits/appointment.html", context, status=422 if move else 200)


@require_POST
@needs("visits.use")
def time(request: StaffRequest, pk: int) -> HttpResponse:
    """Another time."""
    found = seen(request, pk)
    form = MoveForm(request.POST)
    if form.is_valid():
        try:
            move_appointment(found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The new time is kept."))
            return redirect("visits:appointment", found.id)
    return page(request, found, form)


@require_POST
@needs("visits.use")
def confirmation(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer said to one of us that they will come."""
    found = seen(request, pk)
    return done(request, found, lambda: confirm_appointment(found, by=request.user))


@require_POST
@needs("visits.use")
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    """How it went, or that it will not be."""
    found = seen(request, pk)
    form = EndingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say how it went."))
        return redirect("visits:appointment", found.id)
    return done(request, found, lambda: end_appointment(found, by=request.user, **form.cleaned_data))


def done(request: StaffRequest, found: Appointment, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Kept."))
    return redirect("visits:appointment", found.id)
