from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from zabota.company.models import User
from zabota.complaints.actions.change_complaint import TIES
from zabota.complaints.actions.tell_customer import can_be_written_to
from zabota.complaints.forms import (
    AcknowledgeForm,
    AnswerForm,
    CloseForm,
    ExtendForm,
    GiveForm,
    NoteForm,
    TiesForm,
    ViewForm,
)
from zabota.complaints.models import Complaint
from zabota.complaints.obstacles import owed_before_closing
from zabota.complaints.people import who_may_work
from zabota.complaints.wording import acknowledgement_for
from zabota.core.access import needs
from zabota.core.request import StaffRequest

WITH = (
    "customer",
    "branch",
    "touchpoint",
    "department",
    "employee",
    "owner",
    "conversation__inbox",
    "recovery_case",
    "repeats",
    "registered_by",
    "closed_by",
)


@require_safe
@needs("complaints.see")
def complaint(request: StaffRequest, pk: int) -> HttpResponse:
    return show(request, complaint_for(request, pk))


def complaint_for(request: StaffRequest, pk: int) -> Complaint:
    return get_object_or_404(Complaint.objects.visible_to(request.user).select_related(*WITH), pk=pk)


def done(request: StaffRequest, complaint: Complaint, words: Any) -> HttpResponse:
    messages.success(request, words)
    return redirect("complaints:complaint", complaint.pk)


def wrong(
    request: StaffRequest, complaint: Complaint, form: forms.Form, refusal: Exception | None = None
) -> HttpResponse:
    """The page again with what was entered, and why it was not done."""
    if refusal:
        form.add_error(None, str(refusal))
    return show(request, complaint_for(request, complaint.pk), form, status=422)


def show(
    request: StaffRequest, complaint: Complaint, entered: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    user = request.user
    works = user.may("complaints.work")
    context = {
        "complaint": complaint,
        "steps": complaint.steps.select_related("by").order_by("-at", "-id"),
        "works": works,
        "can_write": works and can_be_written_to(complaint),
        "next": next_step(complaint, user),
        "owed": [] if complaint.is_closed else owed_before_closing(complaint),
        **(forms_for(complaint, user) if works else {}),
    }
    if entered is not None:
        context[f"{type(entered).__name__.lower()}"] = entered
        context["refused"] = entered.non_field_errors()
    return render(request, "complaints/complaint.html", context, status=status)


def forms_for(complaint: Complaint, user: User) -> dict[str, forms.Form]:
    can_write = can_be_written_to(complaint)
    people = [person for person in who_may_work(complaint.branch) if person.id != complaint.owner_id]
    way = {"way": Complaint.Way.PUBLIC} if complaint.is_public else {}
    made = (
        AcknowledgeForm(can_write=can_write, initial={"text": acknowledgement_for(complaint), **way}),
        AnswerForm(can_write=can_write, initial=way),
        ViewForm(),
        CloseForm(),
        ExtendForm(can_write=can_write),
        NoteForm(),
        GiveForm(people=people),
        ties_form(complaint, user),
    )
    return {type(form).__name__.lower(): form for form in made}


def ties_form(complaint: Complaint, user: User, sent: Any = None) -> TiesForm:
    known = {name: getattr(complaint, name) for name in TIES}
    return TiesForm(sent, user=user, initial=known, auto_id="ties_%s")


def next_step(complaint: Complaint, user: User) -> str:
    """The one obvious next step: take, acknowledge, answer, view; nothing for a closed one, a reader,
    or where the customer is satisfied and something else is owed."""
    if complaint.is_closed or not user.may("complaints.work"):
        return ""
    if complaint.is_answered:
        return "" if complaint.view == Complaint.View.SATISFIED else "view"
    if complaint.acknowledged_at is None:
        return "acknowledge"
    return "answer"
