"""Stars added up: the rating of a period, month by month, and by branch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet, StdDev

from zabota.insight.kpi import Period, Scope
from zabota.reviews.models import Review


@dataclass(frozen=True)
class Rating:
    """Mean of `n` stars with its 95 % interval, and how many of the reviews are bad."""

    mean: float | None
    n: int
    low: float | None = None
    high: float | None = None
    bad: int = 0
    reviews: int = 0


SUMS: dict[str, Any] = {
    "mean": Avg("stars"),
    "sd": StdDev("stars", sample=True),
    "n": Count("stars"),
    "bad": Count("id", filter=Q(tone=Review.Tone.BAD)),
    "reviews": Count("id"),
}


def reviews_in(period: Period, scope: Scope) -> QuerySet[Review]:
    rows = Review.objects.visible_to(scope.user).filter(said_at__gte=period.start, said_at__lt=period.end)
    return rows.filter(branch=scope.branch_id) if scope.branch_id else rows


def rating_of(rows: QuerySet[Review]) -> Rating:
    return as_rating(rows.order_by().aggregate(**SUMS))


def as_rating(row: Mapping[str, Any]) -> Rating:
    """mean +- 1.96 sd / sqrt(n), within 1 to 5; a single review has no interval."""
    if not row["n"]:
        return Rating(None, 0, bad=row["bad"], reviews=row["reviews"])
    mean, low, high = float(row["mean"]), None, None
    if row["n"] > 1:
        half = 1.96 * float(row["sd"]) / sqrt(row["n"])
        low, high = max(1.0, mean - half), min(5.0, mean + half)
    return Rating(mean, row["n"], low, high, row["bad"], row["reviews"])


def by_branch(rows: QuerySet[Review]) -> list[tuple[str, int | None, Rating]]:
    """Branch, its number and rating; the one that is surely worst (lowest upper end) first."""
    summed = rows.order_by().values("branch", "branch__name").annotate(**SUMS)
    found = [(row["branch__name"] or "", row["branch"], as_rating(row)) for row in summed]
    return sorted(found, key=lambda line: (line[2].high or line[2].mean or 9, line[0]))


def months_back(now: datetime, count: int) -> list[Period]:
    """The last `count` calendar months of the company's clock, the running one last."""
    start = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    periods = [Period(start, now)]
    for _month in range(count - 1):
        end = start
        start = (start - timedelta(days=1)).replace(day=1)
        periods.insert(0, Period(start, end))
    return periods
