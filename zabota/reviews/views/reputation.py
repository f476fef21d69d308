from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.kpi import Figure, Period, Scope, kpis
from zabota.insight.shown import shown_interval, shown_n, shown_value
from zabota.insight.views.owner import branches_for, scope_of
from zabota.reviews.counting import Rating, by_branch, months_back, rating_of, reviews_in
from zabota.reviews.study import BENCHMARKS, SOURCE

MONTHS = 12


@require_safe
@needs("reviews.see")
def reputation(request: StaffRequest) -> HttpResponse:
    """Rating and NPS as one trend; branches by their rating; a study beside our own figures."""
    scope = scope_of(request)
    periods = months_back(timezone.localtime(), MONTHS)
    year = Period(periods[0].start, periods[-1].end)
    months = [line_of(period, scope) for period in periods]
    context = {
        "months": months,
        "option": option(months),
        "year": rating_of(reviews_in(year, scope)),
        "by_branch": [] if scope.branch_id else by_branch(reviews_in(year, scope)),
        "study": [beside(one, year, scope) for one in BENCHMARKS],
        "source": SOURCE,
        "branches": branches_for(request.user),
        "branch_id": scope.branch_id,
    }
    return render(request, "reviews/reputation.html", context)


def line_of(period: Period, scope: Scope) -> dict[str, Any]:
    rating: Rating = rating_of(reviews_in(period, scope))
    nps = kpis["nps"]
    found = nps.value(period, scope) if scope.user.may(nps.permission) else Figure(None, 0)
    return {
        "label": date_format(period.start, "m.Y"),
        "rating": rating,
        "nps": found,
        "nps_shown": shown_value(found.value, "nps"),
        "nps_interval": shown_interval(found, "nps"),
        "url": kpis["public_rating"].rows_url(period, scope),
        "nps_url": nps.rows_url(period, scope),
    }


def beside(one: Any, year: Period, scope: Scope) -> dict[str, Any]:
    """A line of the study with our nearest figure, as far as the user may see it."""
    kpi = kpis.get(one.kpi) if one.kpi else None
    if kpi is None or (kpi.permission and not scope.user.may(kpi.permission)):
        return {"one": one}
    figure = kpi.value(year, scope)
    return {
        "one": one,
        "label": kpi.label,
        "value": shown_value(figure.value, kpi.unit),
        "interval": shown_interval(figure, kpi.unit),
        "n": shown_n(figure),
        "url": kpi.rows_url(year, scope),
    }


def option(months: list[dict[str, Any]]) -> dict[str, Any]:
    """In ECharts' words: stars on the left, NPS on the right; a month without answers is a gap."""
    stars = [
        {"value": round(line["rating"].mean, 2), "url": line["url"]} if line["rating"].n else None
        for line in months
    ]
    scores = [None if line["nps"].value is None else round(line["nps"].value) for line in months]
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0, "type": "scroll"},
        "grid": {"left": 40, "right": 48, "top": 32, "bottom": 56},
        "xAxis": {"type": "category", "data": [line["label"] for line in months]},
        "yAxis": [
            {"type": "value", "name": _("stars"), "min": 1, "max": 5},
            {"type": "value", "name": "NPS", "min": -100, "max": 100},
        ],
        "series": [
            {"type": "line", "name": _("rating"), "data": stars},
            {"type": "line", "name": "NPS", "yAxisIndex": 1, "data": scores},
        ],
    }
