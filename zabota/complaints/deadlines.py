"""When a complaint must be acknowledged and answered: pure functions of a rule and the branch's calendar.

A term of days begins on the day after the receipt and ends with its last day, on the branch's wall clock.
Working days are Monday to Friday, or the days on which the branch is open; a holiday on which it is closed
never is one. Where a rule says so, a last calendar day that is no working day moves to the next that is.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from zabota.company.schedule import NeverOpen, Schedule

LAST_SECOND = time(23, 59, 59)
SEARCH_DAYS = 400
LONGEST_DAYS = 365
FRIDAY = 4


class Unit(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"


class Week(StrEnum):
    """Which days are working days."""

    WEEKDAYS = "weekdays"
    OPEN_DAYS = "open_days"


@dataclass(frozen=True, slots=True)
class Term:
    """So many days. Raises ValueError below 0 or above a year."""

    days: int
    unit: Unit = Unit.CALENDAR

    def __post_init__(self) -> None:
        if not 0 <= self.days <= LONGEST_DAYS:
            raise ValueError(f"a term has 0 to {LONGEST_DAYS} days, not {self.days}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for one kind in one country, and who says so."""

    acknowledge: Term
    answer: Term
    moves: bool = True
    source: str = ""

    def stored(self, country: str) -> dict[str, Any]:
        return {"country": country, **asdict(self)}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The due moment in UTC and how it came about: the last day, and the days that did not count."""

    at: datetime
    last_day: date
    not_counted: tuple[date, ...]


def is_working_day(schedule: Schedule, day: date, week: Week = Week.WEEKDAYS) -> bool:
    is_open = bool(schedule.spans_on(day))
    if week is Week.OPEN_DAYS:
        return is_open
    return day.weekday() <= FRIDAY and (is_open or not schedule.is_holiday(day))


def deadline(
    schedule: Schedule,
    received_at: datetime,
    term: Term,
    *,
    moves: bool = True,
    week: Week = Week.WEEKDAYS,
) -> Deadline:
    """When a term that began at this moment ends. Raises NeverOpen after 400 days without a working one."""
    zone = ZoneInfo(schedule.zone)
    first = received_at.astimezone(zone).date()
    if term.unit is Unit.WORKING:
        last, skipped = _after_working_days(schedule, first, term.days, week)
    else:
        last, skipped = first + timedelta(days=term.days), []
        if moves and term.days:
            last, skipped = _next_working_day(schedule, last, week)
    return Deadline(datetime.combine(last, LAST_SECOND, zone).astimezone(UTC), last, tuple(skipped))


def _after_working_days(schedule: Schedule, first: date, days: int, week: Week) -> tuple[date, list[date]]:
    last, skipped = first, []
    for _number in range(days):
        last, more = _next_working_day(schedule, last + timedelta(days=1), week)
        skipped += more
    return last, skipped


def _next_working_day(schedule: Schedule, day: date, week: Week) -> tuple[date, list[date]]:
    """This day if it is one, else the next; and the days passed over."""
    passed: list[date] = []
    while not is_working_day(schedule, day, week):
        passed.append(day)
        if len(passed) > SEARCH_DAYS:
            raise NeverOpen(f"no working day within {SEARCH_DAYS} days of {passed[0]}")
        day += timedelta(days=1)
    return day, passed
