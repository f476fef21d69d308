"""What moves the overall mark, and what to mend first: importance against performance."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.company.models import User
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.models import Answer, Touchpoint
from zabota.insight.statistics.drivers import Drivers
from zabota.reading.days import Days
from zabota.reading.forms import ScoreFilter
from zabota.reading.scoring import marks_in, rows_url, score_in, total_in
from zabota.reading.tallied import by_touchpoint
from zabota.reading.weighed import FEWEST, MOST, weighed


@dataclass
class Line:
    """`importance` in percent of what all touchpoints explain; `stated` as customers say it, 1 to 10."""

    touchpoint: Touchpoint
    importance: float
    low: float
    high: float
    mean: float | None
    score: Any
    stated: float | None
    stated_n: int
    url: str
    rows_url: str
    is_first: bool = False


@require_safe
@needs("feedback.see")
def drivers_page(request: StaffRequest) -> HttpResponse:
    """Relative weights of the touchpoints in the overall mark of the latest answers."""
    chosen = ScoreFilter(request.GET, user=request.user, shown=("period", "branch", "touchpoint"))
    branch = chosen.chosen("branch")
    counted = by_touchpoint(request.user, chosen.days, branch)
    overall = chosen.chosen("touchpoint") or overall_of(request.user, counted)
    keys, found = weighed(request.user, chosen.days, branch, overall) if overall else ([], None)
    lines = lines_of(request, chosen, keys, found, counted) if found else []
    context = {
        "filter": chosen,
        "overall": overall,
        "found": found,
        "explained": round(100 * found.explained) if found else 0,
        "lines": lines,
        "first": [line for line in lines if line.is_first],
        "bars": bars(lines),
        "map": importance_map(lines),
        "fewest": FEWEST,
        "most_read": MOST,
    }
    return render(request, "reading/drivers.html", context)


def overall_of(user: User, counted: dict[int, dict[str, Any]]) -> Touchpoint | None:
    """The mark for the whole: of the company itself if there is one, else the last of a customer's way."""
    known = Touchpoint.objects.visible_to(user).filter(id__in=counted)
    stages = list(Touchpoint.Stage.values)
    order = sorted(known, key=lambda row: (row.kind == "company", stages.index(row.stage), row.order))
    return order[-1] if order else None


def lines_of(
    request: StaffRequest, chosen: ScoreFilter, keys: list[int], found: Drivers, counted: dict[int, Any]
) -> list[Line]:
    """The most important first; what is important and poor is to be mended first."""
    stated = stated_importance(request.user, chosen.days)
    branch = chosen.chosen("branch")
    more = {"branch": branch.pk} if branch else {}
    known = Touchpoint.objects.in_bulk(keys)
    lines = []
    for driver in found.drivers:
        row = known[keys[driver.index]]
        counts = counted.get(row.pk)
        scale = 100 / found.explained if found.explained else 0
        said, said_n = stated.get(row.pk, (None, 0))
        lines.append(
            Line(
                row,
                100 * driver.share,
                scale * driver.low,
                scale * driver.high,
                total_in(counts) / marks_in(counts) if counts else None,
                score_in(counts) if counts else None,
                said,
                said_n,
                f"{reverse('reading:touchpoint', args=[row.pk])}?{urlencode(chosen.query())}",
                rows_url(chosen.days, touchpoint=row.pk, **more),
            )
        )
    middle, usual = middle_of(lines)
    for line in lines:
        line.is_first = line.importance >= usual and line.mean is not None and line.mean < middle
    return sorted(lines, key=lambda line: -line.importance)


def middle_of(lines: list[Line]) -> tuple[float, float]:
    """The lines that part the map: the mean of the mean marks, and an equal share for all."""
    means = [line.mean for line in lines if line.mean is not None]
    return (sum(means) / len(means) if means else 0), 100 / max(1, len(lines))


def stated_importance(user: User, days: Days) -> dict[int, tuple[float, int]]:
    """Touchpoint -> what customers answered when asked how important it is, and how many."""
    start, end = days.moments()
    rows = Answer.objects.visible_to(user).filter(kind="importance", at__gte=start, at__lt=end)
    found = (
        rows.exclude(value=None)
        .order_by()
        .values("touchpoint_id")
        .annotate(said=Avg("value"), many=Count("id"))
    )
    return {row["touchpoint_id"]: (float(row["said"]), row["many"]) for row in found}


def bars(lines: list[Line]) -> dict[str, Any]:
    shown = lines[:15][::-1]
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 8, "right": 24, "top": 8, "bottom": 24, "containLabel": True},
        "xAxis": {"type": "value", "axisLabel": {"formatter": "{value} %"}},
        "yAxis": {"type": "category", "data": [str(line.touchpoint) for line in shown]},
        "series": [
            {
                "type": "bar",
                "name": _("importance"),
                "data": [{"value": round(line.importance, 1), "url": line.url} for line in shown],
            }
        ],
    }


def importance_map(lines: list[Line]) -> dict[str, Any]:
    """To the left poor, at the top important: the corner where to begin."""
    middle, usual = middle_of(lines)
    shown = [line for line in lines if line.mean is not None]
    label = {"show": True, "formatter": "{b}", "position": "top"}
    parting = [{"xAxis": round(middle, 2)}, {"yAxis": round(usual, 1)}]
    return {
        "grid": {"left": 48, "right": 24, "top": 32, "bottom": 48},
        "tooltip": {"trigger": "item"},
        "xAxis": {
            "type": "value",
            "name": _("mean mark"),
            "nameLocation": "middle",
            "nameGap": 28,
            "scale": True,
        },
        "yAxis": {"type": "value", "name": _("importance, %")},
        "series": [
            {
                "type": "scatter",
                "symbolSize": 16,
                "label": label,
                "labelLayout": {"hideOverlap": True},
                "markLine": {"silent": True, "symbol": "none", "label": {"show": False}, "data": parting},
                "data": [
                    {
                        "name": str(line.touchpoint),
                        "value": [round(line.mean or 0, 2), round(line.importance, 1)],
                        "url": line.url,
                        "tone": "critic" if line.is_first else "promoter",
                    }
                    for line in shown
                ],
            }
        ],
    }
