from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.models import User
from zabota.complaints.actions.acknowledge_complaint import acknowledge_complaint
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.change_complaint import change_complaint
from zabota.complaints.actions.close_complaint import close_complaint
from zabota.complaints.actions.extend_answer import extend_answer
from zabota.complaints.actions.give_complaint import give_complaint
from zabota.complaints.actions.hear_view import hear_view
from zabota.complaints.actions.note_step import note_step
from zabota.complaints.actions.tell_customer import can_be_written_to
from zabota.complaints.forms import (
    AcknowledgeForm,
    AnswerForm,
    CloseForm,
    ExtendForm,
    GiveForm,
    NoteForm,
    ViewForm,
)
from zabota.complaints.models import Complaint
from zabota.complaints.people import who_may_work
from zabota.complaints.views.complaint import complaint_for, done, ties_form, wrong
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest

Form = Any


def carried_out(
    request: StaffRequest, complaint: Complaint, form: Form, do: Callable[[dict[str, Any]], Any], words: Any
) -> HttpResponse:
    """Do it when the form makes sense and nothing refuses; else the page with what was entered."""
    if not form.is_valid():
        return wrong(request, complaint, form)
    try:
        do(form.cleaned_data)
    except Refused as refusal:
        return wrong(request, complaint, form, refusal)
    return done(request, complaint, words)


@require_POST
@needs("complaints.work")
def acknowledgement(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell the customer that we have it, or note that they were told."""
    complaint = complaint_for(request, pk)
    form = AcknowledgeForm(request.POST, can_write=can_be_written_to(complaint))
    return carried_out(
        request,
        complaint,
        form,
        lambda sent: acknowledge_complaint(complaint, sent["way"], text=sent["text"], by=request.user),
        _("The customer knows that we have it."),
    )


@require_POST
@needs("complaints.work")
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    complaint = complaint_for(request, pk)
    form = AnswerForm(request.POST, can_write=can_be_written_to(complaint))
    return carried_out(
        request,
        complaint,
        form,
        lambda sent: answer_complaint(complaint, **sent, by=request.user),
        _("It is answered. Now the customer says what they think of it."),
    )


@require_POST
@needs("complaints.work")
def view(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer's view, as heard."""
    complaint = complaint_for(request, pk)
    return carried_out(
        request,
        complaint,
        ViewForm(request.POST),
        lambda sent: hear_view(complaint, sent["view"], words=sent["words"], by=request.user),
        _("The customer's view is kept."),
    )


@require_POST
@needs("complaints.work")
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    """Close it without a satisfied customer, with the reason."""
    complaint = complaint_for(request, pk)
    return carried_out(
        request,
        complaint,
        CloseForm(request.POST),
        lambda sent: close_complaint(complaint, why=sent["why"], by=request.user),
        _("The complaint is closed."),
    )


@require_POST
@needs("complaints.work")
def extension(request: StaffRequest, pk: int) -> HttpResponse:
    complaint = complaint_for(request, pk)
    zone = complaint.branch.zone_info if complaint.branch else timezone.get_default_timezone()

    def extend(sent: dict[str, Any]) -> None:
        until = datetime.combine(sent["until"], time(23, 59, 59), zone)
        extend_answer(complaint, until, why=sent["why"], way=sent["way"], by=request.user)

    form = ExtendForm(request.POST, can_write=can_be_written_to(complaint))
    return carried_out(request, complaint, form, extend, _("The customer is told the new date."))


@require_POST
@needs("complaints.work")
def step(request: StaffRequest, pk: int) -> HttpResponse:
    """Note what was found out, said or remarked."""
    complaint = complaint_for(request, pk)
    return carried_out(
        request,
        complaint,
        NoteForm(request.POST),
        lambda sent: note_step(
            complaint, sent["kind"], sent["text"], by=request.user, request_key=sent["key"]
        ),
        _("It is noted."),
    )


@require_POST
@needs("complaints.work")
def owner(request: StaffRequest, pk: int) -> HttpResponse:
    """Give it to a colleague; without a name it is taken."""
    complaint = complaint_for(request, pk)
    if not request.POST.get("to"):
        form = GiveForm({"to": request.user.id}, people=[request.user])
        words = _("It is yours now.")
    else:
        form = GiveForm(request.POST, people=who_may_work(complaint.branch))
        words = _("It is given to a colleague.")

    def give(sent: dict[str, Any]) -> None:
        to = get_object_or_404(User.objects.active(), pk=sent["to"])
        give_complaint(complaint, to, why=sent["why"], by=request.user)

    return carried_out(request, complaint, form, give, words)


@require_POST
@needs("complaints.work")
def ties(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what it is about."""
    complaint = complaint_for(request, pk)
    return carried_out(
        request,
        complaint,
        ties_form(complaint, request.user, request.POST),
        lambda sent: change_complaint(complaint, by=request.user, **sent),
        _("What it is about is kept."),
    )
