"""From whom only praise comes: branches, employees and customers, as far as the user may see them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q

from zabota.company.models import Branch, User
from zabota.customers.models import Customer
from zabota.feedback.models import Mark, Response
from zabota.insight.kpi import Period
from zabota.insight.statistics.bands import PROMOTER_FROM
from zabota.recovery.models import RecoveryCase
from zabota.recovery.praise import Praise, only_praise

MOST = 50


@dataclass(frozen=True)
class Flagged:
    """`kind` is branch, employee or customer; `who` the row, `praise` its figures."""

    kind: str
    who: Any
    praise: Praise


def flagged(user: User, period: Period) -> list[Flagged]:
    """Whose marks are praise alone, less likely by luck than the bound; customers also without any case."""
    marks = Mark.objects.visible_to(user).filter(at__gte=period.start, at__lt=period.end)
    found: list[Flagged] = []
    for kind, field, model in (("branch", "branch", Branch), ("employee", "employee", User)):
        rows = _only(marks.exclude(**{field: None}), field)
        names = model.objects.in_bulk([row.key for row in rows])
        found += [Flagged(kind, names[row.key], row) for row in rows if row.key in names]
    return found + _customers(user, period)


def _customers(user: User, period: Period) -> list[Flagged]:
    """S4-25: only praise and never a difficulty: probably they do not use it; ask them."""
    answers = Response.objects.visible_to(user).filter(at__gte=period.start, at__lt=period.end)
    answers = answers.exclude(customer=None).exclude(lowest=None)
    troubled = RecoveryCase.objects.filter(customer=OuterRef("customer"))
    counted = (
        answers.annotate(troubled=Exists(troubled))
        .values("customer")
        .annotate(praised=Count("id", filter=Q(lowest__gte=PROMOTER_FROM, troubled=False)), n=Count("id"))
        .order_by("customer")
    )
    rows = _flag([(row["customer"], row["praised"], row["n"]) for row in counted])
    names = Customer.objects.visible_to(user).in_bulk([row.key for row in rows])
    return [Flagged("customer", names[row.key], row) for row in rows if row.key in names]


def _only(marks: Any, field: str) -> list[Praise]:
    counted = (
        marks.values(key=F(field))
        .annotate(praised=Count("id", filter=Q(score__gte=PROMOTER_FROM)), n=Count("id"))
        .order_by("key")
    )
    return _flag([(row["key"], row["praised"], row["n"]) for row in counted])


def _flag(counts: list[tuple[int, int, int]]) -> list[Praise]:
    praised, n = sum(row[1] for row in counts), sum(row[2] for row in counts)
    return only_praise(counts, praised, n)[:MOST]
