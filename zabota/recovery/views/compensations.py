from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.recovery.actions.confirm_compensation import confirm_compensation
from zabota.recovery.actions.plan_compensation import plan_compensation
from zabota.recovery.actions.undo_compensation import undo_compensation
from zabota.recovery.budgets import budget_of
from zabota.recovery.incidents import MOST, who_asked, who_is_named, who_marked_low
from zabota.recovery.models import Compensation
from zabota.recovery.models.compensation import LABELS
from zabota.recovery.more_forms import CompensationForm


@require_safe
@needs("recovery.see")
def compensations(request: StaffRequest) -> HttpResponse:
    """One incident, many customers: what was planned and done."""
    rows = Compensation.objects.visible_to(request.user).select_related("branch", "planned_by")
    rows = rows.annotate(
        people=Count("customers"), told=Count("customers", filter=Q(customers__told_at__isnull=False))
    )
    page = page_by(rows, request.GET.get("page", ""), ("-id",), 30)
    for row in page.rows:
        row.total, row.state_label = row.cost * row.people, LABELS[row.state]
    context = {"page": page, "may_plan": request.user.may("recovery.compensate")}
    return render(request, "recovery/compensations.html", context)


@require_http_methods(["GET", "POST"])
@needs("recovery.compensate")
def plan(request: StaffRequest) -> HttpResponse:
    form = CompensationForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        people, unknown = chosen(request, form)
        if unknown:
            form.add_error("named", _("Nobody is known as: %(lines)s") % {"lines": ", ".join(unknown[:20])})
        elif people.count() > MOST:
            form.add_error(None, _("These are too many customers at once. Choose a shorter time."))
        else:
            try:
                made = plan_compensation(
                    **{name: sent[name] for name in ("incident", "branch", "kind", "what", "cost", "text")},
                    customers=people,
                    by=request.user,
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect("recovery:compensation", made.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "recovery/plan_compensation.html", {"form": form}, status=status)


def chosen(request: StaffRequest, form: CompensationForm) -> tuple[QuerySet[Customer], list[str]]:
    sent = form.cleaned_data
    if sent["who"] == "named":
        return who_is_named(request.user, sent["named"])
    since, until = form.span()
    if sent["who"] == "reason":
        return who_asked(request.user, sent["reason"], sent["branch"], since, until), []
    return who_marked_low(request.user, sent["touchpoint"], sent["branch"], since, until), []


@require_safe
@needs("recovery.see")
def compensation(request: StaffRequest, pk: int) -> HttpResponse:
    """The preview, and afterwards what came of it: who was told, and who could not be."""
    found = compensation_for(request, pk)
    people = found.customers.count()
    total, budget = found.cost * people, budget_of(found.branch)
    rows = found.customers.select_related("customer")
    context: dict[str, Any] = {
        "compensation": found,
        "state_label": LABELS[found.state],
        "people": people,
        "told": rows.filter(told_at__isnull=False).count(),
        "troubles": rows.exclude(problem=""),
        "total": total,
        "budget": budget,
        "is_covered": budget.covers(total) if found.state == "planned" else True,
        "page": page_by(rows, request.GET.get("page", ""), ("id",), 50),
        "may_plan": request.user.may("recovery.compensate"),
    }
    return render(request, "recovery/compensation.html", context)


def compensation_for(request: StaffRequest, pk: int) -> Compensation:
    seen = Compensation.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("branch", "planned_by", "confirmed_by", "undone_by"), pk=pk)


@require_POST
@needs("recovery.compensate")
def confirmation(request: StaffRequest, pk: int) -> HttpResponse:
    found = compensation_for(request, pk)
    try:
        confirm_compensation(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("recovery:compensation", pk)
    count = found.customers.count()
    told = ngettext(
        "%(count)d customer will be told. Until then it can be undone.",
        "%(count)d customers will be told. Until then it can be undone.",
        count,
    )
    messages.success(request, told % {"count": count})
    return redirect("recovery:compensation", pk)


@require_POST
@needs("recovery.compensate")
def undoing(request: StaffRequest, pk: int) -> HttpResponse:
    found = compensation_for(request, pk)
    try:
        undo_compensation(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is undone: nobody was told."))
    return redirect("recovery:compensation", pk)
