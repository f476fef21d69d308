"""What may be told to everybody: figures of the last year, none of them small enough to point at somebody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from zabota.complaints.models import Complaint
from zabota.insight.statistics.times import Times, times
from zabota.insight.statistics.wilson import Share, wilson

DAYS = 365
FEWEST = 10
"""A median or a share of fewer is not published."""


@dataclass(frozen=True)
class Published:
    """`received` by kind in numbers; the rest None where fewer than FEWEST stand behind it."""

    received: int
    suggestions: int
    time: Times | None
    in_time: Share | None
    satisfied: Share | None


def published_figures(now: datetime) -> Published:
    """Of the whole company, whoever asks: only sums leave this function."""
    rows = Complaint.objects.filter(received_at__gte=now - timedelta(days=DAYS), received_at__lte=now)
    complaints = rows.exclude(kind=Complaint.Kind.SUGGESTION)
    answered = complaints.filter(first_answered_at__gte=F("received_at"))
    taken = [
        (answered_at - received_at).total_seconds()
        for received_at, answered_at in answered.values_list("received_at", "first_answered_at")
        if answered_at
    ]
    in_time = answered.filter(answer_breached_at=None, first_answered_at__lte=F("answer_due_at")).count()
    said = complaints.exclude(view="")
    return Published(
        complaints.count(),
        rows.filter(kind=Complaint.Kind.SUGGESTION).count(),
        times(taken) if len(taken) >= FEWEST else None,
        _share(in_time, len(taken)),
        _share(said.filter(view=Complaint.View.SATISFIED).count(), said.count()),
    )


def _share(count: int, n: int) -> Share | None:
    return wilson(count, n) if n >= FEWEST else None
