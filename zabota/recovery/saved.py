"""Saved or lost: customers we contacted after a low mark beside those whom nobody ever contacted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.insight.kpi import Period, Scope
from zabota.recovery.comparison import Difference, compare_shares
from zabota.recovery.counting import received_in
from zabota.recovery.signs import signs_of_life

QUIET_DAYS = 3
"""What follows at once belongs to the same trouble: it is no sign that somebody stays."""


@dataclass(frozen=True)
class Comparison:
    """`contacted` and `never` are (stayed, n); `difference` is None while one of them is of nobody."""

    contacted: tuple[int, int]
    never: tuple[int, int]
    lost: int
    days: int
    difference: Difference | None


def compared(period: Period, scope: Scope, now: datetime | None = None) -> Comparison:
    """Cases of the period that are old enough to tell, by whether the customer was ever reached.

    Stayed: a sign of life between the 4th day after the mark and the day set; a case whose customer said
    that they leave counts as gone. Who came back within the quiet days only is not counted as staying.
    """
    days = int(value_of("recovery.back_days"))
    ripe = received_in(period, scope).filter(received_at__lte=(now or timezone.now()) - timedelta(days=days))
    contacted = ripe.filter(contacted_at__isnull=False)
    never = ripe.filter(contacted_at=None)
    counts = [
        (staying(group, days).exclude(ending="lost").count(), group.count()) for group in (contacted, never)
    ]
    lost = contacted.filter(ending="lost").count()
    return Comparison(counts[0], counts[1], lost, days, compare_shares(counts[0], counts[1]))


def staying(cases: QuerySet, days: int) -> QuerySet:
    """Those of cases or complaints whose customer shows a sign of life in the days that count."""
    begin, end = _after(QUIET_DAYS), _after(days)
    cases = cases.annotate(begin=begin, end=end)
    seen = [
        Exists(
            sign.rows().filter(
                customer=OuterRef("customer"),
                **{f"{sign.moment}__gt": OuterRef("begin"), f"{sign.moment}__lte": OuterRef("end")},
            )
        )
        for sign in signs_of_life
    ]
    return cases.filter(reduce(or_, (Q(sign) for sign in seen)))


def _after(days: int) -> ExpressionWrapper:
    return ExpressionWrapper(F("received_at") + timedelta(days=days), output_field=DateTimeField())
