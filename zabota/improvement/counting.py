"""What the pages and figures of improvement have in common: the tree with its counts, shares, addresses."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from zabota.company.models import User
from zabota.improvement.models import CauseLink, Duty, RootCause
from zabota.improvement.queries import DutyQuerySet
from zabota.insight.kpi import Figure, Period, Scope
from zabota.insight.statistics.wilson import wilson

RECENT_DAYS = 90


@dataclass
class Branching:
    """A cause in the tree; `stories` and `before` count it with everything below it."""

    cause: RootCause
    stories: int = 0
    before: int = 0
    parts: list["Branching"] = field(default_factory=list)


def tree_of(user: User, now: datetime | None = None, days: int = RECENT_DAYS) -> list[Branching]:
    """Causes in use with what happened in the last `days` and in as many before, the most frequent first."""
    until = now or timezone.now()
    since, earlier = until - timedelta(days=days), until - timedelta(days=2 * days)
    links = CauseLink.objects.visible_to(user).filter(at__gte=earlier, at__lt=until)
    counted = {
        row["cause_id"]: row
        for row in links.order_by()
        .values("cause_id")
        .annotate(
            stories=Count("told", filter=Q(at__gte=since), distinct=True),
            before=Count("told", filter=Q(at__lt=since), distinct=True),
        )
    }
    causes = RootCause.objects.visible_to(user).in_use().select_related("department", "responsible")
    below: dict[int | None, list[Branching]] = defaultdict(list)
    for cause in causes:
        row = counted.get(cause.id, {"stories": 0, "before": 0})
        below[cause.parent_id].append(Branching(cause, row["stories"], row["before"]))
    known = {line.cause.id for lines in below.values() for line in lines}
    tops = [line for parent, lines in below.items() if parent not in known for line in lines]
    return sorted((_grown(top, below) for top in tops), key=_most_first)


def _grown(line: Branching, below: dict[int | None, list[Branching]]) -> Branching:
    line.parts = sorted((_grown(part, below) for part in below[line.cause.id]), key=_most_first)
    line.stories += sum(part.stories for part in line.parts)
    line.before += sum(part.before for part in line.parts)
    return line


def _most_first(line: Branching) -> tuple[int, str]:
    return -line.stories, str(line.cause)


def duties_in(period: Period, scope: Scope) -> DutyQuerySet:
    """Those whose first day lies in the period."""
    return Duty.objects.visible_to(scope.user).filter(
        first_due_on__gte=timezone.localdate(period.start), first_due_on__lt=timezone.localdate(period.end)
    )


def share(count: int, n: int) -> Figure:
    """A share with its 95 % Wilson interval; no value of nothing."""
    found = wilson(count, n)
    return Figure(found.value, n, found.low, found.high) if found else Figure(None, 0)
