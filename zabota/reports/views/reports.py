from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.export import FORMATS, Column, export
from zabota.core.request import StaffRequest
from zabota.insight.periods import named_periods
from zabota.insight.statistics.sketch import quantile_of
from zabota.reports.dimensions import ALL, DIMENSIONS
from zabota.reports.figures import Counted, Table, cell, counted, target_cell, whole_and_rows
from zabota.reports.measures import MEASURES, TO_5_PERCENT
from zabota.reports.scope import ReportScope, branches_of, scope_of

MOST_ROWS = 300
COLUMNS = (
    "contacts",
    "first_response",
    "next_response",
    "resolution",
    "contact_time",
    "seen_first",
    "said_first",
    "marks",
)
IN_TARGET = {"first_response", "next_response", "resolution"}


@require_safe
@needs("reports.see")
def reports(request: StaffRequest) -> HttpResponse:
    """The desk in figures, told apart by team, person, channel, reason and more."""
    branches = branches_of(request.user)
    scope = scope_of(request.user, request.GET, branches)
    whole, rows = whole_and_rows(scope, COLUMNS)
    context = {
        "scope": scope,
        "tiles": [tile(name, whole.get(name), scope) for name in MEASURES],
        "rows": table_rows(scope, rows),
        "headings": headings(),
        "dimensions": [one for one in DIMENSIONS.values() if one.is_offered and one is not ALL],
        "periods": named_periods(),
        "branches": branches,
        "only": only_name(scope),
        "without_only": scope.query(only=None),
        "formats": FORMATS,
        "query": scope.query(),
        "trends_query": scope.query(by="reason"),
        "precision": TO_5_PERCENT,
    }
    return render(request, "reports/reports.html", context)


def as_whole(scope: ReportScope) -> ReportScope:
    return ReportScope(scope.user, scope.period, ALL, scope.branch, scope.only, scope.only_value)


def headings() -> list[dict[str, Any]]:
    found = []
    for name in COLUMNS:
        found.append({"label": MEASURES[name].label, "formula": MEASURES[name].formula})
        if name in IN_TARGET:
            found.append({"label": _("in target"), "formula": _("Of those that had a limit: kept it.")})
    return found


def tile(name: str, found: Counted | None, scope: ReportScope) -> dict[str, Any]:
    url = rows_url(as_whole(scope), name, "")
    shown = cell(name, found, url)
    notes = [*shown.notes]
    if name in IN_TARGET and found and found.aimed:
        kept = target_cell(found)
        notes.append(
            _("in target %(share)s (%(more)s)") % {"share": kept.text, "more": ", ".join(kept.notes)}
        )
    return {"measure": MEASURES[name], "cell": shown, "notes": notes}


def rows_url(scope: ReportScope, measure: str, value: str) -> str:
    return f"{reverse('reports:rows')}?{scope.query(measure=measure, value=value)}"


def table_rows(scope: ReportScope, table: Table) -> list[dict[str, Any]]:
    names = scope.by.names(table, scope.user)
    rows = []
    for value in ordered(scope, table, names):
        cells = []
        for name in COLUMNS:
            found = table[value].get(name)
            url = rows_url(scope, name, value)
            cells.append(cell(name, found, url))
            if name in IN_TARGET:
                cells.append(target_cell(found, url))
        rows.append({"name": name_of(names, value), "url": narrow_url(scope, value), "cells": cells})
    return rows


def ordered(scope: ReportScope, table: Table, names: dict[str, str]) -> list[str]:
    """Hours as the day goes, everything else by how much there was."""
    if scope.by.name == "hour":
        return sorted(table, key=lambda value: int(value or -1))

    def weight(value: str) -> tuple[int, str]:
        most = max((one.n for one in table[value].values()), default=0)
        return -table[value].get("contacts", Counted(n=most)).n, names.get(value, "")

    return sorted(table, key=weight)[:MOST_ROWS]


def name_of(names: dict[str, str], value: str) -> str:
    return names.get(value) or (value if value else _("not known"))


def narrow_url(scope: ReportScope, value: str) -> str:
    """The report narrowed to this row, told apart by something else."""
    if scope.by.name == "branch":
        return "?" + scope.query(branch=value or None, by="team")
    other = "reason" if scope.by.name != "reason" else "team"
    return "?" + scope.query(only=f"{scope.by.name}:{value}", by=other)


def only_name(scope: ReportScope) -> str:
    if scope.only is None:
        return ""
    names = scope.only.names([scope.only_value], scope.user)
    return f"{scope.only.label}: {name_of(names, scope.only_value)}"


@require_safe
@needs("reports.see")
def export_reports(request: StaffRequest, kind: str) -> HttpResponseBase:
    """The table as a file: numbers as numbers, seconds as seconds."""
    scope = scope_of(request.user, request.GET, branches_of(request.user))
    table = counted(scope)
    names = scope.by.names(table, scope.user)
    rows = [
        (name_of(names, value), MEASURES[measure].label, MEASURES[measure].unit, table[value][measure])
        for value in ordered(scope, table, names)
        for measure in MEASURES
        if measure in table[value]
    ]
    return export(kind, "desk-reports", EXPORTED, rows)


def share_part(part: str) -> Any:
    return lambda row: getattr(row[3].share, part) if row[3].aimed else None


def seconds_part(share: float) -> Any:
    return lambda row: round(quantile_of(row[3].buckets, share) or 0) if row[2] == "seconds" else None


EXPORTED = [
    Column(gettext_lazy("Row"), lambda row: row[0]),
    Column(gettext_lazy("Measure"), lambda row: str(row[1])),
    Column("n", lambda row: row[3].n),
    Column(gettext_lazy("Median, seconds"), seconds_part(0.5)),
    Column(gettext_lazy("90th percentile, seconds"), seconds_part(0.9)),
    Column(gettext_lazy("Judged"), lambda row: row[3].aimed),
    Column(gettext_lazy("Good"), lambda row: row[3].good),
    Column(gettext_lazy("Share good"), share_part("value")),
    Column(gettext_lazy("Interval of 95, from"), share_part("low")),
    Column(gettext_lazy("Interval of 95, to"), share_part("high")),
]
