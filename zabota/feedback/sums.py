"""Marks added up by touchpoint: whole days that are over as an app above keeps them, the rest counted here.

Without such an app all of it is counted from the marks, which for a year of a large network takes seconds.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from zabota.company.models import User
from zabota.core.registry import Registry
from zabota.feedback.models import Mark

Row = dict[str, Any]
ADDED = ("critics", "passives", "promoters", "total")


class MarkKeeper:
    """Subclass and register: sums of whole days, from `first` up to but not including `last`."""

    name = ""

    def by_touchpoint(self, user: User, first: date, last: date, branch_id: int | None) -> list[Row]:
        """Rows as `MarkQuerySet.by_touchpoint` gives them."""
        raise NotImplementedError

    def answers(self, user: User, first: date, last: date, branch_id: int | None) -> int:
        raise NotImplementedError


mark_keepers: Registry[MarkKeeper] = Registry("mark keepers")


@dataclass(frozen=True)
class Sums:
    """Of each touchpoint, in the order of their ids, and how many answers the marks came in."""

    rows: list[Row]
    answers: int


def sums_of(user: User, start: datetime, end: datetime, branch_id: int | None = None) -> Sums:
    """Of the marks from `start` up to but not including `end`, as far as the user may see them."""
    first, last = days_over(start, end)
    keeper = next(iter(mark_keepers), None)
    rest = Q(at__gte=start, at__lt=end)
    if keeper and first < last:
        rest &= Q(at__lt=start_of(first)) | Q(at__gte=start_of(last))
    marks = Mark.objects.visible_to(user).filter(rest)
    marks = marks.filter(branch=branch_id) if branch_id else marks
    counted = list(marks.by_touchpoint())
    answers = marks.aggregate(answers=Count("response", distinct=True))["answers"] if counted else 0
    if keeper and first < last:
        counted += keeper.by_touchpoint(user, first, last, branch_id)
        answers += keeper.answers(user, first, last, branch_id)
    return Sums(added(counted), answers)


def days_over(start: datetime, end: datetime) -> tuple[date, date]:
    """The company's whole days within that are over: today's answers may not be added up yet."""
    zone = ZoneInfo(settings.TIME_ZONE)
    local = start.astimezone(zone)
    first = local.date() if local.time() == time() else local.date() + timedelta(days=1)
    return first, min(end.astimezone(zone).date(), timezone.now().astimezone(zone).date())


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(settings.TIME_ZONE))


def added(rows: list[Row]) -> list[Row]:
    """One row a touchpoint."""
    found: dict[int, Row] = {}
    for row in rows:
        kept = found.setdefault(row["touchpoint_id"], {"touchpoint_id": row["touchpoint_id"]})
        for name in ADDED:
            kept[name] = kept.get(name, 0) + row[name]
    return [found[key] for key in sorted(found)]
