"""Telephone calls: which rings now, which were, and those that are written down by hand."""

from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.access import needs, signed_in
from zabota.core.downloads import download
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.reception.actions.note_call import note_call
from zabota.reception.forms import CallForm
from zabota.reception.models import Call, SeniorCall
from zabota.reception.views.answers import chosen_customer, form_page, who

MOST_RINGING = 3
STILL_ASKED = timedelta(minutes=30)


@signed_in
def ringing(request: StaffRequest) -> HttpResponse:
    """Who is on the line at my desk: a panel over whatever page is open, empty when nobody is."""
    mine = Call.objects.visible_to(request.user).filter(direction=Call.Direction.IN)
    own = mine.ringing().for_the_ear_of(request.user) | mine.going_on().filter(user=request.user)
    calls = own.select_related("customer", "inbox").order_by("-rang_at")[:MOST_RINGING]
    awaited = SeniorCall.objects.awaited().visible_to(request.user).select_related("customer", "branch")
    recent = awaited.filter(asked_at__gt=timezone.now() - STILL_ASKED).order_by("asked_at")
    seniors = recent[:MOST_RINGING] if request.user.may("reception.come") else []
    return render(request, "reception/parts/ringing.html", {"calls": calls, "seniors": seniors})


@needs("reception.use")
def calls(request: StaffRequest) -> HttpResponse:
    rows = Call.objects.visible_to(request.user)
    state = request.GET.get("state", "all")
    if state == "missed":
        rows = rows.missed()
    elif state == "mine":
        rows = rows.filter(user=request.user)
    rows = rows.select_related("customer", "user", "inbox", "recording")
    page = page_by(rows, request.GET.get("page", ""), ("-rang_at", "-id"))
    return render(request, "reception/calls.html", {"page": page, "state": state})


@needs("reception.use")
def by_hand(request: StaffRequest) -> HttpResponse:
    """A call written down; it waits for us unless something was answered."""
    chosen = chosen_customer(request)
    initial = {"customer": chosen, "contact": request.GET.get("number", "")[:60]}
    form = CallForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                call = note_call(
                    who(given),
                    branch=given["branch"],
                    by=request.user,
                    is_incoming=given["direction"] == Call.Direction.IN,
                    was_answered=given["was_answered"],
                    said=given["said"],
                    answered=given["answered"],
                    minutes=given["minutes"] or 0,
                    at=given["at"],
                    request_key=given["key"],
                )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The call is kept."))
            if call.conversation_id:
                return redirect("desk:conversation", call.conversation_id)
            return redirect("reception:calls")
    return form_page(
        request,
        form,
        title=_("Write a call down"),
        lead=_("What was said on the telephone, both sides of it."),
        button=_("Keep the call"),
        back=reverse("reception:calls"),
        customer=chosen,
    )


@needs("reception.use")
def recording(request: StaffRequest, pk: int) -> HttpResponseBase:
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("recording"), pk=pk)
    if call.recording is None:
        raise Http404
    return download(call.recording)
