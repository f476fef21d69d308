"""Branches and people side by side, fairly: by the chance that they are truly weak."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.company.models import Branch, User
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.statistics.shrinkage import Network, Shrunk, estimate_of_nps, shrink
from zabota.reading.forms import ScoreFilter
from zabota.reading.pages import page_of
from zabota.reading.scoring import FORMULA, judged_by, rows_url, score_in
from zabota.reading.tallied import by_branch, by_person

MARGIN = 5.0


@require_safe
@needs("feedback.see")
def branches(request: StaffRequest) -> HttpResponse:
    """Every branch, those most likely weak on top."""
    chosen = ScoreFilter(request.GET, user=request.user, shown=("period", "touchpoint"))
    touchpoint = chosen.chosen("touchpoint")
    rows = by_branch(request.user, chosen.days, touchpoint)
    more = {"touchpoint": touchpoint.pk} if touchpoint else {}
    names = dict(Branch.objects.filter(id__in=[key for key in rows if key]).values_list("id", "name"))
    context = league(rows, request.GET.get("page", ""))
    for line in context["page"].rows:
        line["label"] = names.get(line["key"], _("no branch"))
        line["rows_url"] = rows_url(chosen.days, branch=line["key"], **more) if line["key"] else ""
    context |= {"filter": chosen, "formula": FORMULA, "margin": MARGIN}
    return render(request, "reading/league.html", context)


@require_safe
@needs("feedback.see")
def people(request: StaffRequest) -> HttpResponse:
    """Those who served, by the marks of whom they served; for a talk with each, never for pay."""
    chosen = ScoreFilter(request.GET, user=request.user, shown=("period", "branch"))
    branch = chosen.chosen("branch")
    rows = by_person(request.user, chosen.days, branch)
    context = league(rows, request.GET.get("page", ""))
    shown = [line["key"] for line in context["page"].rows]
    names = dict(User.objects.filter(id__in=shown).values_list("id", "name"))
    more = {"branch": branch.pk} if branch else {}
    for line in context["page"].rows:
        line["label"] = names.get(line["key"], "")
        line["rows_url"] = rows_url(chosen.days, employee=line["key"], **more)
    context |= {"filter": chosen, "formula": FORMULA, "margin": MARGIN}
    return render(request, "reading/league.html", context)


def league(rows: dict[Any, dict[str, Any]], asked: str) -> dict[str, Any]:
    """The page asked for, and what all of them together say."""
    network = network_of(rows)
    ranked = network.weakest(MARGIN) if network else []
    page = page_of(ranked, asked)
    page.rows[:] = [line_of(branch, chance, rows[branch.key]) for branch, chance in page.rows]
    return {"network": network, "page": page, "many": len(ranked)}


def network_of(rows: dict[Any, dict[str, Any]]) -> Network | None:
    estimates = [estimate_of_nps(key, judged_by(row)) for key, row in rows.items()]
    return shrink([estimate for estimate in estimates if estimate])


def line_of(branch: Shrunk, chance: float, row: dict[str, Any]) -> dict[str, Any]:
    low, high = branch.interval()
    return {
        "key": branch.key,
        "score": score_in(row),
        "believed": branch.value,
        "low": low,
        "high": high,
        "chance": round(100 * chance),
        "tone": "critic" if chance >= 0.8 else "passive" if chance >= 0.2 else "promoter",
    }
