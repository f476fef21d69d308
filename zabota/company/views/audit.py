from datetime import datetime
from typing import Any

import pghistory.models
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst

from zabota.company.models import User
from zabota.core.access import needs
from zabota.core.discretion import hidden_among
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
    secret = kept_from(request.user, rows)
    shown = [describe(row, people, secret) for row in rows[:PAGE]]
    more = rows[PAGE - 1].pgh_created_at.isoformat() if len(rows) > PAGE else ""
    return render(request, "company/audit.html", {"changes": shown, "more": more})


def kept_from(user: User, rows: list[Any]) -> set[tuple[str, str]]:
    """Of these, the rows whose words the reader may not see; that they changed is told."""
    found: set[tuple[str, str]] = set()
    for label in {row.pgh_obj_model for row in rows}:
        ids = [row.pgh_obj_id for row in rows if row.pgh_obj_model == label]
        found |= {(label, str(pk)) for pk in hidden_among(label, user, ids)}
    return found


def describe(row: Any, people: dict[int, str], secret: set[tuple[str, str]]) -> dict[str, Any]:
    context = row.pgh_context or {}
    return {
        "at": row.pgh_created_at,
        "who": people.get(context.get("user", 0), ""),
        "where": context.get("path", ""),
        "what": capfirst(str(row.pgh_obj_model).rpartition(".")[2]),
        "number": row.pgh_obj_id,
        "kind": row.pgh_label,
        "changed": {} if (row.pgh_obj_model, str(row.pgh_obj_id)) in secret else {**(row.pgh_diff or {})},
    }


def moment_of(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
