"""Signal or noise: the share of unhappy answers day by day, with the limits of what chance does."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.statistics.control_chart import (
    ControlChart,
    Point,
    laney_p_chart,
    laney_u_chart,
    p_chart,
    u_chart,
)
from zabota.reading.days import Days
from zabota.reading.forms import ScoreFilter
from zabota.reading.pages import page_of
from zabota.reading.scoring import bands_in, rows_url
from zabota.reading.tallied import by_day

WEEK = 7
BY_WEEK_FROM_DAYS = 60
KINDS = ("share", "rate")


@require_safe
@needs("feedback.see")
def charts(request: StaffRequest) -> HttpResponse:
    """Of one branch a plain chart; of the network Laney's, because with many answers every day looks odd."""
    chosen = ScoreFilter(request.GET, user=request.user)
    branch = chosen.chosen("branch")
    kind = request.GET.get("kind", "") if request.GET.get("kind") in KINDS else "share"
    step = WEEK if branch and chosen.days.length >= BY_WEEK_FROM_DAYS else 1
    periods = stretches(chosen.days, step)
    counted = grouped(by_day(request.user, chosen.days, branch), periods)
    chart = chart_of(counted, kind, is_laney=branch is None)
    measured = list(zip(periods, chart.points if chart else (), strict=False))
    more = {"branch": branch.pk if branch else None}
    told = [pair for pair in reversed(measured) if pair[1].value is not None]
    page = page_of(told, request.GET.get("page", ""))
    page.rows[:] = [line_of(days, point, rows_url(days, **more)) for days, point in page.rows]
    context = {
        "filter": chosen,
        "chart": chart,
        "kind": kind,
        "is_weekly": step == WEEK,
        "option": option(chart, measured, kind, more) if chart else None,
        "query": urlencode(chosen.query()),
        "page": page,
        "answers": sum(row["answers"] for row in counted),
    }
    return render(request, "reading/charts.html", context)


def stretches(days: Days, step: int) -> list[Days]:
    """Of `step` days each, the last one ending with the period; a rest in front is left out."""
    first = days.start + timedelta(days=days.length % step)
    starts = [first + timedelta(days=back) for back in range(0, (days.end - first).days, step)]
    return [Days(start, start + timedelta(days=step)) for start in starts]


def grouped(daily: dict[date, dict[str, Any]], periods: list[Days]) -> list[dict[str, int]]:
    """For each period: answers, unhappy ones, and marks of 1 to 6."""
    found = []
    for days in periods:
        rows = [
            daily[each] for each in (days.start + timedelta(n) for n in range(days.length)) if each in daily
        ]
        found.append(
            {
                "answers": sum(row["answers"] for row in rows),
                "critic_answers": sum(row["critic_answers"] for row in rows),
                "critics": sum(bands_in(row).critics for row in rows),
            }
        )
    return found


def chart_of(counted: list[dict[str, int]], kind: str, *, is_laney: bool) -> ControlChart | None:
    sizes = [row["answers"] for row in counted]
    if kind == "rate":
        return (laney_u_chart if is_laney else u_chart)([row["critics"] for row in counted], sizes)
    return (laney_p_chart if is_laney else p_chart)([row["critic_answers"] for row in counted], sizes)


def scaled(value: float | None) -> float | None:
    """In percent, or per hundred answers."""
    return None if value is None else round(100 * value, 1)


def line_of(days: Days, point: Point, url: str) -> dict[str, Any]:
    shown = {name: scaled(getattr(point, name)) for name in ("value", "low", "high")}
    return {"days": days, "point": point, "url": url, **shown}


def option(
    chart: ControlChart, measured: list[tuple[Days, Point]], kind: str, more: dict[str, Any]
) -> dict[str, Any]:
    """In ECharts' words: the line, its limits as steps, and what is beyond them as marks that open."""

    def limit(name: str, values: list[float | None]) -> dict[str, Any]:
        dashed = {"type": "dashed", "width": 1}
        data = [scaled(value) for value in values]
        return {
            "type": "line",
            "name": name,
            "data": data,
            "step": "middle",
            "symbol": "none",
            "lineStyle": dashed,
        }

    points = [point for _days, point in measured]
    beyond = [
        {"value": scaled(point.value), "url": rows_url(days, **more), "tone": "critic"}
        if point.is_signal
        else None
        for days, point in measured
    ]
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0, "type": "scroll"},
        "grid": {"left": 48, "right": 16, "top": 24, "bottom": 56},
        "xAxis": {"type": "category", "data": [date_format(days.start, "j M") for days, _point in measured]},
        "yAxis": {"type": "value", "name": "%" if kind == "share" else _("per 100"), "scale": True},
        "series": [
            {"type": "line", "name": _("unhappy answers"), "data": [scaled(point.value) for point in points]},
            limit(_("middle"), [chart.centre] * len(points)),
            limit(_("upper limit"), [point.high for point in points]),
            limit(_("lower limit"), [point.low for point in points]),
            {"type": "scatter", "name": _("signal"), "data": beyond, "symbolSize": 14},
        ],
    }
