from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.actions.change_cause import change_cause
from zabota.improvement.actions.plan_action import plan_action
from zabota.improvement.actions.retire_cause import retire_cause
from zabota.improvement.forms import ActionForm, CauseForm, ResponsibleForm
from zabota.improvement.happened import happened_because_of
from zabota.improvement.models import CauseLink, RootCause

WITH = ("department", "responsible", "parent")
MOST = 40


def cause_for(request: StaffRequest, pk: int) -> RootCause:
    return get_object_or_404(RootCause.objects.visible_to(request.user).select_related(*WITH), pk=pk)


@require_safe
@needs("improvement.see")
def cause(request: StaffRequest, pk: int) -> HttpResponse:
    """What happened because of it, who is responsible and owes what, and what is done against it."""
    return show(request, cause_for(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("improvement.manage")
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    row = cause_for(request, pk)
    initial = {
        "name": str(row),
        "parent": row.parent_id,
        "department": row.department_id,
        "touchpoints": row.touchpoints.all(),
        "words": " ".join(row.words),
    }
    form = CauseForm(request.POST if request.method == "POST" else None, cause=row, initial=initial)
    if form.is_valid():
        try:
            change_cause(row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, row, _("The cause is changed."))
    context = {"form": form, "cause": row}
    return render(request, "improvement/cause_form.html", context, status=422 if form.errors else 200)


@require_POST
@needs("improvement.manage")
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    row = cause_for(request, pk)
    try:
        retire_cause(row)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("improvement:cause", row.pk)
    messages.success(request, _("The cause is put away."))
    return redirect("improvement:causes")


@require_POST
@needs("improvement.manage")
def responsible(request: StaffRequest, pk: int) -> HttpResponse:
    """Appoint who answers for it, with the days of measures, report and proposals."""
    row, form = cause_for(request, pk), ResponsibleForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    about = form.cleaned_data
    try:
        appoint_responsible(
            row, about["user"], by=request.user, department=about["department"], dates=form.dates()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form)
    return done(request, row, _("%(name)s is responsible for this cause.") % {"name": about["user"]})


@require_POST
@needs("improvement.manage")
def new_action(request: StaffRequest, pk: int) -> HttpResponse:
    """Plan what stops it happening again."""
    row, form = cause_for(request, pk), ActionForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    try:
        action = plan_action(row, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form)
    messages.success(request, _("The action is planned; the numbers will say whether it works."))
    return redirect("improvement:action", action.pk)


def done(request: StaffRequest, row: RootCause, words: Any) -> HttpResponse:
    messages.success(request, words)
    return redirect("improvement:cause", row.pk)


def show(request: StaffRequest, row: RootCause, entered: forms.Form | None = None) -> HttpResponse:
    """The page, with what was entered and why it was not done."""
    links = CauseLink.objects.visible_to(request.user).filter(cause=row).select_related("branch")
    context: dict[str, Any] = {
        "cause": row,
        "parts": row.parts.in_use(),
        "touchpoints": row.touchpoints.all(),
        "happened": happened_because_of(links[:MOST], request.user),
        "stories": links.order_by().values("told").distinct().count(),
        "duties": row.duties.select_related("owner", "department").order_by("done_at", "due_on"),
        "actions": row.actions.select_related("owner").prefetch_related("branches"),
        "manages": request.user.may("improvement.manage"),
        "responsibleform": ResponsibleForm(
            initial={"user": row.responsible_id, "department": row.department_id}
        ),
        "actionform": ActionForm(initial={"owner": row.responsible_id}),
    }
    if entered is not None:
        context[type(entered).__name__.lower()] = entered
        context["refused"] = entered.non_field_errors()
    return render(request, "improvement/cause.html", context, status=422 if entered is not None else 200)
