from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.improvement.actions.conclude_investigation import conclude_investigation
from zabota.improvement.actions.note_testimony import note_testimony
from zabota.improvement.actions.open_investigation import open_investigation
from zabota.improvement.actions.write_investigation import MOST_WHYS, write_investigation
from zabota.improvement.actions.write_minutes import WrittenMeanwhile
from zabota.improvement.forms import ConclusionForm, FactsForm, TestimonyForm
from zabota.improvement.kind import link_kinds
from zabota.improvement.models import Investigation
from zabota.improvement.suggest import suggest
from zabota.recovery.models import RecoveryCase

VIEWS = {"open": gettext_lazy("Open now"), "concluded": gettext_lazy("Concluded")}
WITH = ("case", "case__branch", "case__customer", "lead", "cause")


def investigation_for(request: StaffRequest, pk: int) -> Investigation:
    return get_object_or_404(Investigation.objects.visible_to(request.user).select_related(*WITH), pk=pk)


@require_safe
@needs("recovery.see")
def investigations(request: StaffRequest) -> HttpResponse:
    view = "concluded" if request.GET.get("view") == "concluded" else "open"
    seen = Investigation.objects.visible_to(request.user).select_related(*WITH)
    if view == "open":
        page = page_by(seen.open(), request.GET.get("page", ""), ("due_on", "id"))
    else:
        page = page_by(seen.exclude(closed_at=None), request.GET.get("page", ""), ("-closed_at", "-id"))
    context = {"page": page, "view": view, "views": VIEWS.items()}
    return render(request, "improvement/investigations.html", context)


@require_POST
@needs("improvement.investigate")
def opening(request: StaffRequest, pk: int) -> HttpResponse:
    """From a recovery case: find out inside the company what happened."""
    case = get_object_or_404(RecoveryCase.objects.visible_to(request.user).select_related("branch"), pk=pk)
    try:
        made = open_investigation(case, by=request.user)
    except Refused:
        made = open_investigation(case, by=request.user, lead=request.user)
    return redirect("improvement:investigation", made.pk)


@require_safe
@needs("recovery.see")
def investigation(request: StaffRequest, pk: int) -> HttpResponse:
    """What happened, who was asked, why and why again, and the cause that was found."""
    return show(request, investigation_for(request, pk))


@require_POST
@needs("recovery.see")
def facts(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = worked_on(request, pk), FactsForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    told = form.cleaned_data
    whys = [told[f"why_{number}"] for number in range(1, MOST_WHYS + 1)]
    try:
        write_investigation(row, told["what_happened"], whys, version=told["version"], by=request.user)
    except WrittenMeanwhile as meanwhile:
        form.data = {**form.data.dict(), "version": str(meanwhile.version)}  # type: ignore[attr-defined]
        form.add_error(None, f"{meanwhile} {meanwhile.theirs}")
        return show(request, row, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form)
    messages.success(request, _("It is kept."))
    return redirect("improvement:investigation", row.pk)


@require_POST
@needs("recovery.see")
def testimony(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = worked_on(request, pk), TestimonyForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    try:
        note_testimony(row, form.cleaned_data["who"], form.cleaned_data["said"], by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form)
    messages.success(request, _("It is kept."))
    return redirect("improvement:investigation", row.pk)


@require_POST
@needs("recovery.see")
def conclusion(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = worked_on(request, pk), ConclusionForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    try:
        conclude_investigation(row, form.cleaned_data["finding"], form.cleaned_data["cause"], by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form)
    messages.success(request, _("The investigation is concluded and its cause noted."))
    return redirect("improvement:investigation", row.pk)


def worked_on(request: StaffRequest, pk: int) -> Investigation:
    """One that the user leads, or may lead; others answer 404."""
    row = investigation_for(request, pk)
    if request.user.may("improvement.investigate") or row.lead_id == request.user.pk:
        return row
    return get_object_or_404(Investigation.objects.none())


def show(request: StaffRequest, row: Investigation, entered: Any = None) -> HttpResponse:
    kind = link_kinds["case"]
    case = kind.seen_by(request.user, [row.case_id]).get(row.case_id)
    words = kind.shown(case).words if case else ""
    touchpoint = kind.facts(case).touchpoint_id if case else None
    told = " ".join([words, row.what_happened, *row.whys])
    works = row.closed_at is None and (
        request.user.may("improvement.investigate") or row.lead_id == request.user.pk
    )
    initial: dict[str, Any] = {"what_happened": row.what_happened, "version": row.version}
    initial |= {f"why_{number}": why for number, why in enumerate(row.whys, 1)}
    context: dict[str, Any] = {
        "investigation": row,
        "words": words,
        "sees_case": case is not None,
        "testimonies": row.testimonies.select_related("by"),
        "works": works,
        "suggested": suggest(told, touchpoint) if works else [],
        "factsform": FactsForm(initial=initial),
        "testimonyform": TestimonyForm(),
        "conclusionform": ConclusionForm(),
    }
    if entered is not None:
        context[type(entered).__name__.lower()] = entered
        context["refused"] = entered.non_field_errors()
    return render(request, "improvement/investigation.html", context, status=422 if entered else 200)
