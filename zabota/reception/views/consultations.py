"""Talks by video: booked, to come, held."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.channels.models import Inbox
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.customers.card import find_customer
from zabota.reception.actions.book_consultation import book_consultation
from zabota.reception.actions.end_consultation import end_consultation
from zabota.reception.forms import ConsultationForm, EndingForm
from zabota.reception.models import Consultation
from zabota.reception.views.answers import form_page


@needs("reception.use")
def consultations(request: StaffRequest) -> HttpResponse:
    """Those to come, the next one first; `?state=past` those that were."""
    state = "past" if request.GET.get("state") == "past" else "to_come"
    rows = Consultation.objects.visible_to(request.user).select_related("customer", "host")
    if state == "past":
        page = page_by(rows.exclude(ended_at=None), request.GET.get("page", ""), ("-starts_at", "-id"))
    else:
        page = page_by(rows.to_come(), request.GET.get("page", ""), ("starts_at", "id"))
    context = {"page": page, "state": state, "ending_form": EndingForm()}
    return render(request, "reception/consultations.html", context)


@needs("reception.use")
def book(request: StaffRequest, pk: int) -> HttpResponse:
    customer = find_customer(pk, request.user)
    form = ConsultationForm(request.POST or None, user=request.user)
    inbox = video_inbox(request)
    if inbox is None:
        lead = _("No video server is connected yet. Somebody who connects channels does it once.")
        return form_page(
            request,
            None,
            title=_("Video consultation"),
            lead=lead,
            back=reverse("reception:contact", args=[pk]),
            customer=customer,
        )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            booked = book_consultation(
                customer,
                inbox=inbox,
                host=given["host"],
                starts_at=given["starts_at"],
                minutes=given["minutes"],
                about=given["about"],
                by=request.user,
                request_key=given["key"],
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Booked. The link is in the conversation."))
            return redirect("desk:conversation", booked.conversation_id)
    return form_page(
        request,
        form,
        title=_("Book a video consultation"),
        lead=_("The customer gets the link by e-mail; without an address read it out."),
        button=_("Book"),
        back=reverse("reception:contact", args=[pk]),
        customer=customer,
    )


def video_inbox(request: StaffRequest) -> Inbox | None:
    """Of the user's branch, else of the whole company."""
    rows = Inbox.objects.switched_on().filter(kind="video")
    own = rows.visible_to(request.user).exclude(branch=None).order_by("id").first()
    return own or rows.filter(branch=None).order_by("id").first()


@require_POST
@needs("reception.use")
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    booked = get_object_or_404(Consultation.objects.visible_to(request.user), pk=pk)
    form = EndingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say how it went."))
        return redirect("reception:consultations")
    try:
        end_consultation(booked, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Kept."))
    return redirect("reception:consultations")
