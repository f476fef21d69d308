"""Steps: the list of one's own or of a department, the page of one, and what may happen to it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.models import Department
from zabota.core.access import signed_in
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.queries import is_seen_by
from zabota.desk.views.saying import stored
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.hand_step import hand_step
from zabota.orders.actions.send_back import send_back
from zabota.orders.forms import DoForm, HandForm, SendBackForm
from zabota.orders.listing import steps_shown
from zabota.orders.models import RequestStep

WITH = ("plan__request_type", "plan__conversation", "department", "doer", "done_by")


@signed_in
def steps(request: StaffRequest) -> HttpResponse:
    """Whose turn it is now: mine, of one department, or all that I see; what is due first on top."""
    seen = RequestStep.objects.visible_to(request.user).current()
    shown = request.GET.get("of", "mine")
    rows = seen.of(request.user) if shown == "mine" else seen
    if shown.isdecimal() and len(shown) < 10:
        rows = seen.filter(department=int(shown))
    named = rows.by_time().select_related(*WITH)
    context = {
        "page": page_by(named, request.GET.get("page", ""), ("when", "id")),
        "shown": shown,
        "departments": Department.objects.filter(id__in=seen.values("department")),
        "late": rows.overdue().count(),
    }
    return render(request, "orders/steps.html", context)


def found(request: StaffRequest, pk: int) -> RequestStep:
    return get_object_or_404(RequestStep.objects.visible_to(request.user).select_related(*WITH), pk=pk)


@signed_in
def step(request: StaffRequest, pk: int) -> HttpResponse:
    """One step among the others of its plan."""
    return shown(request, found(request, pk))


def shown(
    request: StaffRequest, step: RequestStep, problem: str = "", wrong: forms.Form | None = None
) -> HttpResponse:
    user, plan = request.user, step.plan
    works = user.may("orders.work") and is_seen_by(user, plan.conversation)
    leads = step.department is not None and step.department.head_id == user.id
    steps = steps_shown(plan)
    context = {
        "step": next(one for one in steps if one.pk == step.pk),
        "plan": plan,
        "steps": steps,
        "may_do": (works or leads or step.doer_id == user.id) and plan.is_running and not step.done_at,
        "may_send_back": user.may("orders.send_back") and step.done_at and not plan.called_off_at,
        "sees_talk": is_seen_by(user, plan.conversation),
        "do": wrong if isinstance(wrong, DoForm) else DoForm(),
        "hand": HandForm(user=user, initial={"department": step.department_id, "doer": step.doer_id}),
        "send_back": wrong if isinstance(wrong, SendBackForm) else SendBackForm(),
        "problem": problem,
    }
    return render(request, "orders/step.html", context, status=422 if problem or wrong else 200)


def back(request: StaffRequest, step: RequestStep) -> HttpResponse:
    """To where the button was pressed."""
    if request.POST.get("from") == "talk":
        return redirect("desk:conversation", step.plan.conversation_id)
    return redirect("orders:step", step.pk)


@require_POST
@signed_in
def evidence(request: StaffRequest, pk: int) -> HttpResponse:
    """Photos or documents."""
    asked = found(request, pk)
    try:
        attach_evidence(asked, stored(request), by=request.user)
    except Refused as refusal:
        return shown(request, found(request, pk), str(refusal))
    return back(request, asked)


@require_POST
@signed_in
def completion(request: StaffRequest, pk: int) -> HttpResponse:
    """It is done; what shows it may come with the same press, and stays even when more is missing."""
    asked, form = found(request, pk), DoForm(request.POST)
    if not form.is_valid():
        return shown(request, asked, wrong=form)
    try:
        if request.FILES:
            attach_evidence(asked, stored(request), by=request.user)
        do_step(asked, by=request.user, remark=form.cleaned_data["remark"])
    except Refused as refusal:
        return shown(request, found(request, pk), str(refusal))
    messages.success(request, _("Done: %(step)s") % {"step": asked.title})
    return back(request, asked)


@require_POST
@signed_in
def handing(request: StaffRequest, pk: int) -> HttpResponse:
    """To a department, or to one colleague."""
    asked, form = found(request, pk), HandForm(request.POST, user=request.user)
    if not form.is_valid():
        return shown(request, asked, _("Choose a department or a colleague from the list."))
    try:
        hand_step(asked, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return shown(request, found(request, pk), str(refusal))
    messages.success(request, _("Handed over."))
    still = RequestStep.objects.visible_to(request.user).filter(pk=pk).exists()
    return back(request, asked) if still else redirect("orders:steps")


@require_POST
@signed_in
def sending_back(request: StaffRequest, pk: int) -> HttpResponse:
    """It was not done right."""
    asked, form = found(request, pk), SendBackForm(request.POST)
    if not form.is_valid():
        return shown(request, asked, wrong=form)
    try:
        send_back(asked, because=form.cleaned_data["because"], by=request.user)
    except Refused as refusal:
        return shown(request, found(request, pk), str(refusal))
    return back(request, asked)
