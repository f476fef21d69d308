"""Whole days in the company's zone: tallies are kept by them, whatever zone the reader is in."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DEFAULT = "30"
YEAR = 365


@dataclass(frozen=True, slots=True)
class Days:
    """From `start` up to but not including `end`."""

    start: date
    end: date

    @property
    def length(self) -> int:
        return (self.end - self.start).days

    def before(self) -> "Days":
        """As many days just before."""
        return Days(self.start - timedelta(days=self.length), self.start)

    def whole_months(self) -> tuple[date, date]:
        """First days of the months that lie wholly inside: from, and up to but not including."""
        first = self.start if self.start.day == 1 else month_after(self.start)
        return first, max(first, self.end.replace(day=1))

    def moments(self) -> tuple[datetime, datetime]:
        return start_of(self.start), start_of(self.end)


@dataclass(frozen=True)
class NamedDays:
    name: str
    label: Any
    days: Days


def zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def day_of(at: datetime) -> date:
    """The day on which it was in the company's zone."""
    return at.astimezone(zone()).date()


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), zone())


def month_after(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def days_back(count: int, now: datetime) -> Days:
    """The last `count` days, today among them."""
    tomorrow = day_of(now) + timedelta(days=1)
    return Days(tomorrow - timedelta(days=count), tomorrow)


def named_days(now: datetime | None = None) -> list[NamedDays]:
    """The periods that a page offers; today counts."""
    now = now or timezone.now()
    today = day_of(now)
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    return [
        NamedDays("7", _("7 days"), days_back(7, now)),
        NamedDays("30", _("30 days"), days_back(30, now)),
        NamedDays("90", _("90 days"), days_back(90, now)),
        NamedDays("365", _("a year"), days_back(YEAR, now)),
        NamedDays("month", _("this month"), Days(month, today + timedelta(days=1))),
        NamedDays("last_month", _("last month"), Days(last_month, month)),
    ]


def chosen_days(name: str | None, now: datetime | None = None) -> NamedDays:
    offered = {each.name: each for each in named_days(now)}
    return offered.get(name or "", offered[DEFAULT])
