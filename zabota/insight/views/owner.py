from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zabota.company.models import Branch, User
from zabota.core.access import needs
from zabota.core.panels import panels_for
from zabota.core.request import StaffRequest
from zabota.insight.kpi import Kpi, Period, Scope, kpis
from zabota.insight.periods import chosen_period, named_periods
from zabota.insight.queries import target_for
from zabota.insight.shown import is_thin, shown_interval, shown_n, shown_value, tone_of


@needs("insight.owner_page")
def owner(request: StaffRequest) -> HttpResponse:
    """Quality on one page: every figure with its n, its interval, its target and the way to its rows."""
    chosen, scope = chosen_period(request.GET.get("period")), scope_of(request)
    tiles = [tile(kpi, chosen.period, scope, chosen.name) for kpi in kpis_for(request.user)]
    context = {
        "tiles": tiles,
        "periods": named_periods(),
        "chosen": chosen,
        "branches": branches_for(request.user),
        "branch_id": scope.branch_id,
        "panels": panels_for("owner", (chosen.period, scope), request.user),
    }
    return render(request, "insight/parts/owner.html" if request.htmx else "insight/owner.html", context)


def kpis_for(user: User) -> list[Kpi]:
    return [
        kpi
        for kpi in sorted(kpis, key=lambda kpi: kpi.order)
        if not kpi.permission or user.may(kpi.permission)
    ]


def branches_for(user: User) -> list[Branch]:
    branches = Branch.objects.filter(closed_for_good_at=None)
    return list(branches if user.sees_all_branches else branches.filter(id__in=user.branch_ids))


def scope_of(request: StaffRequest) -> Scope:
    """The user's figures, narrowed to a branch of theirs if the page asks for one."""
    asked = request.GET.get("branch", "")
    branch_id = next((branch.id for branch in branches_for(request.user) if str(branch.id) == asked), None)
    return Scope(request.user, branch_id)


def tile(kpi: Kpi, period: Period, scope: Scope, period_name: str) -> dict[str, Any]:
    figure = kpi.value(period, scope)
    target = target_for(kpi.name, scope.branch_id, timezone.localdate())
    tone, tone_text = tone_of(figure, target, kpi.better)
    query = f"?period={period_name}" + (f"&branch={scope.branch_id}" if scope.branch_id else "")
    return {
        "kpi": kpi,
        "figure": figure,
        "shown": shown_value(figure.value, kpi.unit),
        "interval": shown_interval(figure, kpi.unit),
        "n": shown_n(figure) if kpi.unit not in ("count", "money") else "",
        "thin": is_thin(figure, kpi),
        "tone": tone,
        "tone_text": tone_text,
        "target": shown_value(target, kpi.unit),
        "rows_url": kpi.rows_url(period, scope),
        "url": reverse("insight:kpi", args=[kpi.name]) + query,
        "parts": [
            {
                "label": part.label,
                "url": part.url,
                "shown": shown_value(part.figure.value, kpi.unit),
                "interval": shown_interval(part.figure, kpi.unit),
                "n": shown_n(part.figure),
                "thin": is_thin(part.figure, kpi),
            }
            for part in figure.parts
        ],
    }
