from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from zabota.core.access import needs, signed_in
from zabota.core.errors import Refused
from zabota.core.export import FORMATS, Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.improvement.actions.do_duty import do_duty
from zabota.improvement.actions.put_off_duty import put_off_duty
from zabota.improvement.actions.withdraw_duty import withdraw_duty
from zabota.improvement.forms import AnswerForm, PutOffForm, WhyForm
from zabota.improvement.models import Duty
from zabota.improvement.queries import DutyQuerySet

VIEWS = {
    "mine": gettext_lazy("Mine"),
    "open": gettext_lazy("All open"),
    "overdue": gettext_lazy("Overdue"),
    "done": gettext_lazy("Done"),
}
WITH = ("owner", "department", "cause", "action", "meeting", "given_by")
COLUMNS = [
    Column(gettext_lazy("What is owed"), str),
    Column(pgettext_lazy("duty", "Owner"), lambda duty: str(duty.owner)),
    Column(gettext_lazy("Department"), lambda duty: str(duty.department or "")),
    Column(gettext_lazy("Cause"), lambda duty: str(duty.cause or "")),
    Column(gettext_lazy("First due day"), lambda duty: duty.first_due_on),
    Column(gettext_lazy("Due"), lambda duty: duty.due_on),
    Column(gettext_lazy("Done"), lambda duty: duty.done_at),
    Column(gettext_lazy("What was handed in"), lambda duty: duty.answer),
]


@require_safe
@signed_in
def duties(request: StaffRequest) -> HttpResponse:
    """Who owes what by when, the most overdue first."""
    view = request.GET.get("view", "mine")
    view = view if view in VIEWS else "mine"
    order = ("-due_on", "-id") if view == "done" else ("due_on", "id")
    page = page_by(narrowed(request, view), request.GET.get("page", ""), order)
    context: dict[str, Any] = {
        "page": page,
        "view": view,
        "views": VIEWS.items(),
        "formats": FORMATS,
    }
    return render(request, "improvement/duties.html", context)


@require_safe
@signed_in
def export_duties(request: StaffRequest, kind: str) -> HttpResponseBase:
    view = request.GET.get("view", "open")
    rows = narrowed(request, view if view in VIEWS else "open").order_by("due_on", "id")
    return export(kind, "duties", COLUMNS, rows.iterator(chunk_size=1000))


def narrowed(request: StaffRequest, view: str) -> DutyQuerySet:
    seen = Duty.objects.visible_to(request.user).select_related(*WITH)
    department = request.GET.get("department", "")
    if department.isdigit():
        seen = seen.filter(department=int(department))
    if view == "mine":
        return seen.open().filter(owner=request.user)
    return {"open": seen.open, "overdue": seen.overdue, "done": seen.done}[view]()


def duty_for(request: StaffRequest, pk: int) -> Duty:
    return get_object_or_404(Duty.objects.visible_to(request.user).select_related(*WITH), pk=pk)


@require_safe
@signed_in
def duty(request: StaffRequest, pk: int) -> HttpResponse:
    return show(request, duty_for(request, pk))


@require_POST
@signed_in
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand in the measures, the report, the proposals."""
    row, form = duty_for(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    return tried(
        request,
        row,
        form,
        lambda: do_duty(row, form.cleaned_data["answer"], by=request.user),
        _("Handed in."),
    )


@require_POST
@needs("improvement.manage")
def putting_off(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = duty_for(request, pk), PutOffForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    return tried(
        request,
        row,
        form,
        lambda: put_off_duty(row, form.cleaned_data["due_on"], by=request.user),
        _("The day is changed; the first one stays in the figures."),
    )


@require_POST
@needs("improvement.manage")
def withdrawal(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = duty_for(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    return tried(
        request,
        row,
        form,
        lambda: withdraw_duty(row, form.cleaned_data["why"], by=request.user),
        _("It is not owed any more."),
    )


def tried(request: StaffRequest, row: Duty, form: forms.Form, action: Any, words: str) -> HttpResponse:
    try:
        action()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form)
    messages.success(request, words)
    return redirect("improvement:duty", row.pk)


def show(request: StaffRequest, row: Duty, entered: forms.Form | None = None) -> HttpResponse:
    user = request.user
    manages = user.may("improvement.manage")
    context: dict[str, Any] = {
        "duty": row,
        "may_answer": row.withdrawn_at is None and (row.owner_id == user.id or manages),
        "manages": manages and row.is_open,
        "answerform": AnswerForm(initial={"answer": row.answer}),
        "putoffform": PutOffForm(initial={"due_on": row.due_on}),
        "whyform": WhyForm(),
    }
    if entered is not None:
        context[type(entered).__name__.lower()] = entered
        context["refused"] = entered.non_field_errors()
    return render(request, "improvement/duty.html", context, status=422 if entered is not None else 200)
