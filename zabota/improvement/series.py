"""An action month by month, for the eye: complaints of its cause and mean marks, with and without it."""

from datetime import timedelta
from typing import Any

from django.db.models import Avg, Count
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from zabota.feedback.models import Mark
from zabota.improvement.effect import Window, touchpoints_of
from zabota.improvement.models import CauseLink, CorrectiveAction


def months_of(action: CorrectiveAction, window: Window) -> list[dict[str, Any]]:
    """One row a month: complaints and mean mark at the fixed and at the untouched branches."""
    fixed = list(action.branches.values_list("id", flat=True))
    links = CauseLink.objects.filter(
        cause=action.cause_id, at__gte=window.since, at__lt=window.until, branch__isnull=False
    )
    marks = Mark.objects.filter(
        touchpoint__in=touchpoints_of(action), at__gte=window.since, at__lt=window.until, branch__isnull=False
    )
    rows: dict[Any, dict[str, Any]] = {}
    month = timezone.localtime(window.since).replace(day=1)
    while month < window.until:
        rows[month.date()] = {"month": month.date(), "is_start": _holds(month.date(), action)}
        month = (month + timedelta(days=32)).replace(day=1)
    for side, ours in (("fixed", True), ("untouched", False)):
        if not fixed and not ours:
            continue
        narrowed: list[Any] = [links, marks]
        if fixed:
            narrowed = [q.filter(branch__in=fixed) if ours else q.exclude(branch__in=fixed) for q in narrowed]
        counted = narrowed[0].order_by().annotate(month=TruncMonth("at")).values("month")
        for row in counted.annotate(n=Count("told", distinct=True)):
            rows.get(row["month"].date(), {})[f"{side}_complaints"] = row["n"]
        meant = narrowed[1].order_by().annotate(month=TruncMonth("at")).values("month")
        for row in meant.annotate(mean=Avg("score"), n=Count("id")):
            rows.get(row["month"].date(), {}).update(
                {f"{side}_mean": round(float(row["mean"]), 2), f"{side}_n": row["n"]}
            )
    return list(rows.values())


def chart_of(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """In ECharts' words: means as lines, complaints at the fixed branches as columns."""
    return {
        "legend": {"bottom": 0},
        "grid": {"bottom": 72},
        "xAxis": {"type": "category", "data": [date_format(row["month"], "M Y") for row in rows]},
        "yAxis": [
            {"type": "value", "min": 1, "max": 10, "name": _("mark")},
            {"type": "value", "name": _("complaints"), "minInterval": 1},
        ],
        "series": [
            {
                "type": "bar",
                "name": _("Complaints with the action"),
                "yAxisIndex": 1,
                "data": [row.get("fixed_complaints", 0) for row in rows],
            },
            {
                "type": "line",
                "name": _("Mark with the action"),
                "data": [row.get("fixed_mean") for row in rows],
            },
            {
                "type": "line",
                "name": _("Mark at untouched branches"),
                "data": [row.get("untouched_mean") for row in rows],
                "lineStyle": {"type": "dashed"},
            },
        ],
        "tooltip": {"trigger": "axis"},
    }


def _holds(month: Any, action: CorrectiveAction) -> bool:
    """Whether the action begins in this month."""
    return (month.year, month.month) == (action.starts_on.year, action.starts_on.month)
