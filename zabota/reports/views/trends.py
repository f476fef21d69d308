from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.periods import named_periods
from zabota.insight.shown import shown_value
from zabota.reports import trends as asked
from zabota.reports.dimensions import ALL, DIMENSIONS
from zabota.reports.scope import branches_of, scope_of
from zabota.reports.views.reports import MOST_ROWS, name_of, only_name, rows_url


@require_safe
@needs("reports.see")
def trends(request: StaffRequest) -> HttpResponse:
    """What customers of a segment ask more than before, and what they ask less."""
    branches = branches_of(request.user)
    scope = scope_of(request.user, request.GET, branches, by="reason")
    earlier = asked.before(scope)
    found = asked.trends(scope)
    names = scope.by.names([trend.value for trend in found], scope.user)
    of_before = asked.known({one.value: one.before for one in found})
    of_now = asked.known({one.value: one.now for one in found})
    rows: list[dict[str, Any]] = [
        {
            "trend": trend,
            "name": name_of(names, trend.value),
            "before": shown_value(trend.before / of_before, "share") if of_before and trend.value else "",
            "now": shown_value(trend.now / of_now, "share") if of_now and trend.value else "",
            "url": rows_url(scope, "contacts", trend.value) if trend.now else "",
        }
        for trend in found[:MOST_ROWS]
    ]
    only = f"{scope.only.name}:{scope.only_value}" if scope.only else ""
    segments = asked.segments(scope)
    if only and only not in dict(segments):  # narrowed by a row of the report: it is named and stays
        segments = [(only, only_name(scope)), *segments]
    context = {
        "scope": scope,
        "earlier": earlier,
        "rows": rows,
        "of_before": of_before,
        "of_now": of_now,
        "changed": sum(bool(trend.word) for trend in found),
        "segments": segments,
        "only": only,
        "dimensions": [one for one in DIMENSIONS.values() if one.is_offered and one is not ALL],
        "periods": named_periods(),
        "branches": branches,
    }
    return render(request, "reports/trends.html", context)
