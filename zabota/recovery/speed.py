"""Does speed pay? Time to solve against what the same customer said later, and whether they came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import value_of
from zabota.desk.models import Conversation
from zabota.feedback.models import Response
from zabota.insight.kpi import Period, Scope
from zabota.insight.statistics.bands import PASSIVE_FROM
from zabota.insight.statistics.wilson import Share, wilson
from zabota.recovery.comparison import Difference, compare_shares
from zabota.recovery.counting import received_in
from zabota.recovery.saved import staying

STEPS = (
    (_("within 4 hours"), timedelta(hours=4)),
    (_("within 24 hours"), timedelta(hours=24)),
    (_("within 3 days"), timedelta(days=3)),
    (_("later"), None),
)


@dataclass(frozen=True)
class Line:
    """One stretch of time: `share` of those solved in it, None of nobody."""

    label: Any
    share: Share | None


@dataclass(frozen=True)
class Paced:
    """Lines from the fastest on; `difference` is that of up to 24 hours less slower, None of nobody."""

    lines: list[Line]
    difference: Difference | None


def paced(counts: Sequence[tuple[int, int]]) -> Paced:
    """(count, n) of each of STEPS."""
    fast, slow = counts[:2], counts[2:]
    sums = [tuple(map(sum, zip(*part, strict=True))) for part in (fast, slow)]
    lines = [Line(label, wilson(*count)) for (label, _limit), count in zip(STEPS, counts, strict=True)]
    return Paced(lines, compare_shares(sums[0], sums[1]))  # type: ignore[arg-type]


def opinions(period: Period, scope: Scope) -> Paced:
    """S4-20: of answers about a resolved conversation, those without a mark of 1 to 6, by its time to solve.

    Time to solve is clock time from the first message to the last resolution before the answer.
    """
    answers = Response.objects.visible_to(scope.user).filter(at__gte=period.start, at__lt=period.end)
    if scope.branch_id:
        answers = answers.filter(branch=scope.branch_id)
    about = "invitation__conversation"
    seen = Conversation.objects.visible_to(scope.user).values("id")
    answers = answers.filter(**{f"{about}__in": seen, f"{about}__resolved_at__lte": F("at")})
    return paced(
        by_step(answers, f"{about}__opened_at", f"{about}__resolved_at", Q(lowest__gte=PASSIVE_FROM))
    )


def returns(period: Period, scope: Scope, now: datetime | None = None) -> Paced:
    """S4-23: of cases that were put right, those whose customer came back, by the time it took.

    Came back: a sign of life after the quiet days, within the days set; younger cases are left out.
    """
    days = int(value_of("recovery.back_days"))
    ripe = received_in(period, scope).filter(received_at__lte=(now or timezone.now()) - timedelta(days=days))
    righted = ripe.exclude(fixed_at=None)
    back = staying(righted, days).exclude(ending="lost").values("id")
    return paced(by_step(righted, "received_at", "fixed_at", Q(id__in=back)))


def by_step(rows: QuerySet, begin: str, end: str, good: Q) -> list[tuple[int, int]]:
    """(how many are good, how many there are) for each of STEPS, in one statement."""
    rows = rows.order_by().annotate(took=ExpressionWrapper(F(end) - F(begin), output_field=DurationField()))
    sums, least = {}, None
    for number, (_label, most) in enumerate(STEPS):
        within = Q(took__gt=least) if least else Q(took__isnull=False)
        within &= Q(took__lte=most) if most else Q(took__isnull=False)
        sums[f"n{number}"] = Count("id", filter=within)
        sums[f"good{number}"] = Count("id", filter=within & good)
        least = most
    row = rows.aggregate(**sums)
    return [(row[f"good{number}"], row[f"n{number}"]) for number in range(len(STEPS))]
