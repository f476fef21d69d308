from datetime import datetime
from typing import Any

import pghistory.models
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst

from zabota.company.models import User
from zabota.core.access import needs
from zabota.core.request import StaffRequest

PAGE = 50


@needs("company.see_audit")
def audit(request: StaffRequest) -> HttpResponse:
    """Every change of what is tracked: what, when, by whom, and what it was before. `?before=` pages back."""
    events = pghistory.models.Events.objects.order_by("-pgh_created_at")
    if before := moment_of(request.GET.get("before", "")):
        events = events.filter(pgh_created_at__lt=before)
    rows = list(events[: PAGE + 1])
    people = dict(User.objects.values_list("id", "name"))
    shown = [describe(row, people) for row in rows[:PAGE]]
    more = rows[PAGE - 1].pgh_created_at.isoformat() if len(rows) > PAGE else ""
    return render(request, "company/audit.html", {"changes": shown, "more": more})


def describe(row: Any, people: dict[int, str]) -> dict[str, Any]:
    context = row.pgh_context or {}
    return {
        "at": row.pgh_created_at,
        "who": people.get(context.get("user", 0), ""),
        "where": context.get("path", ""),
        "what": capfirst(str(row.pgh_obj_model).rpartition(".")[2]),
        "number": row.pgh_obj_id,
        "kind": row.pgh_label,
        "changed": {name: values for name, values in (row.pgh_diff or {}).items()},
    }


def moment_of(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
