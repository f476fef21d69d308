from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.company.models import Team
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.periods import named_periods
from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.figures import cell, counted, target_cell
from zabota.reports.measures import MEASURES
from zabota.reports.scope import branches_of, scope_of
from zabota.reports.views.reports import rows_url
from zabota.routing.criterion import criteria

COMPARED = ("first_response", "resolution", "seen_first", "marks")
IN_TARGET = {"first_response", "resolution"}


@require_safe
@needs("reports.see")
def comparison(request: StaffRequest) -> HttpResponse:
    """The criteria side by side: how soon customers were answered and helped, and what they said of it."""
    branches = branches_of(request.user)
    asked = request.GET.copy()
    asked["by"] = "criterion"
    if asked.get("team", "").isdecimal():
        asked["only"] = f"team:{asked['team']}"
    scope = scope_of(request.user, asked, branches)
    table = counted(scope, ("contacts", *COMPARED))
    rows = []
    for value in sorted(
        table, key=lambda name: -table[name]["contacts"].n if "contacts" in table[name] else 0
    ):
        cells: list[Any] = [
            cell("contacts", table[value].get("contacts"), rows_url(scope, "contacts", value))
        ]
        for name in COMPARED:
            found = table[value].get(name)
            url = rows_url(scope, name, value)
            cells.append(cell(name, found, url))
            if name in IN_TARGET:
                cells.append(target_cell(found, url))
        label = criteria[value].label if value in criteria else _("by hand, without a criterion")
        rows.append({"name": label, "cells": cells})
    headings = [MEASURES["contacts"].label]
    for name in COMPARED:
        headings += [MEASURES[name].label] + ([_("in target")] if name in IN_TARGET else [])
    context = {
        "rows": rows,
        "headings": headings,
        "scope": scope,
        "periods": named_periods(),
        "branches": branches,
        "teams": Team.objects.visible_to(request.user),
        "dimension": DIMENSIONS["criterion"],
        "formulas": [MEASURES[name] for name in COMPARED],
    }
    return render(request, "routing/comparison.html", context)
