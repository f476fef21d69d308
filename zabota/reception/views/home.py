"""The first screen of the front office: who is this, and what is going on here now."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zabota.company.models import User
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.customers.finding import find_customers
from zabota.customers.models import Customer
from zabota.reception.forms import ArrivalForm
from zabota.reception.models import Call, Consultation, HandOver, SeniorCall

MOST_FOUND = 12
MOST = 8


@needs("reception.use")
def home(request: StaffRequest) -> HttpResponse:
    """One field finds the customer; while one types, the same address answers with the list alone."""
    asked = request.GET.get("q", "").strip()
    context = {"asked": asked, **found(asked, request.user)}
    if request.htmx:
        return render(request, "reception/parts/found.html", context)
    return render(request, "reception/home.html", {**context, **going_on(request.user)})


@needs("reception.use")
def board(request: StaffRequest) -> HttpResponse:
    """What goes on here now, fetched again when something happens."""
    return render(request, "reception/parts/board.html", going_on(request.user))


def found(asked: str, user: User) -> dict[str, Any]:
    if not asked:
        return {"customers": [], "has_more": False}
    answer = find_customers(asked, user, most=MOST_FOUND)
    rows = Customer.objects.visible_to(user).present().filter(id__in=answer.ids)
    return {
        "customers": list(rows.prefetch_related("identities", "branches").order_by("-id")),
        "has_more": not answer.is_all,
    }


def going_on(user: User) -> dict[str, Any]:
    """Seniors who are awaited, calls, consultations of today, and where the work is that was handed over."""
    tonight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    seen = Call.objects.visible_to(user).select_related("customer", "user", "inbox")
    awaited = SeniorCall.objects.awaited().visible_to(user).select_related("customer", "branch", "by")
    booked = Consultation.objects.visible_to(user).to_come().until(tonight).select_related("customer", "host")
    return {
        "seniors": list(awaited.order_by("asked_at")[:MOST]),
        "arrival_form": ArrivalForm(user=user),
        "ringing": list(seen.ringing().order_by("rang_at")[:MOST]),
        "talking": list(seen.going_on().order_by("answered_at")[:MOST]),
        "booked": list(booked[:MOST]),
        "hand_overs": open_hand_overs(user)[:MOST],
    }


def open_hand_overs(user: User) -> Any:
    """Those that go on, the nearest promise first, and what came back and waits for its giver."""
    rows = HandOver.objects.visible_to(user).open()
    return with_people(rows).order_by("promised_by", "id")


def with_people(rows: Any) -> Any:
    return rows.select_related(
        "conversation__customer", "giver", "to_user", "to_team", "accepted_by", "returned_by"
    )
