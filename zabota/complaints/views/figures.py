from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zabota.company.parameters import value_of
from zabota.complaints.counting import complaints_of, received_in
from zabota.complaints.forms import branches_of
from zabota.complaints.places import FIELDS, last, places
from zabota.complaints.published import published_figures
from zabota.complaints.rates import silent
from zabota.core.access import needs, public
from zabota.core.request import StaffRequest
from zabota.insight.kpi import Scope

DAYS = (30, 90, 180, 365)
BY = {
    "touchpoint": _("Touchpoint"),
    "touchpoint__stage": _("Stage"),
    "branch": _("Branch"),
    "department": _("Department"),
    "product": _("Product or service"),
    "side_of_service": _("Side of service"),
    "source": _("How it reached us"),
}


@require_safe
@needs("complaints.see")
def where(request: StaffRequest) -> HttpResponse:
    """Where complaints are most likely, whether they fall there, and how many customers kept silent."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(one) for one in DAYS} else 90
    known = {str(branch.id) for branch in branches_of(request.user)}
    branch = request.GET.get("branch", "")
    scope = Scope(request.user, int(branch) if branch in known else None)
    period = last(days, timezone.now())
    tables = [{"label": label, "rows": places(by, period, scope)} for by, label in BY.items() if by in FIELDS]
    low, middle, high = sorted(
        int(value_of(f"complaints.silent_{name}")) for name in ("low", "ratio", "high")
    )
    context: dict[str, Any] = {
        "tables": [table for table in tables if table["rows"]],
        "days": days,
        "spans": DAYS,
        "branches": branches_of(request.user),
        "branch_id": branch,
        "silent": silent(received_in(period, scope).count(), low=low, middle=middle, high=high),
        "ratios": (low, middle, high),
        "source": value_of("complaints.silent_source"),
        "has_any": complaints_of(scope).exists(),
    }
    return render(request, "complaints/where.html", context)


@public("the company publishes its figures if it wants to")
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Counts, times and shares of the last year; nothing of any person. Off unless the company wants it."""
    if not value_of("complaints.publish"):
        raise Http404
    context = {"figures": published_figures(timezone.now()), "company": value_of("company.name")}
    return render(request, "complaints/published.html", context)
