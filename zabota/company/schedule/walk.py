"""Walking through open time: is it open, when next, so many seconds on, how long between."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from zabota.company.schedule.calendar import Schedule
from zabota.company.schedule.errors import NeverOpen
from zabota.company.schedule.offsets import DAY, MICROSECOND, SECOND, micros_of, moment_of, stretches

SEARCH_DAYS = 400
SEARCH_ROUNDS = 100


def is_open(schedule: Schedule, at: datetime) -> bool:
    """Is it open at this moment? The opening second counts, the closing second does not."""
    now = micros_of(at)
    return next(_spans(schedule, now, now + 1), None) is not None


def next_opening(schedule: Schedule, at: datetime) -> datetime:
    """`at` itself (in UTC) when open, else the next opening. NeverOpen after 400 closed days."""
    now = micros_of(at)
    for begin, _ in _spans(schedule, now, now + SEARCH_DAYS * DAY):
        return moment_of(begin)
    raise NeverOpen(f"no opening within {SEARCH_DAYS} days of {at.isoformat()}")


def add_seconds(schedule: Schedule, start: datetime, seconds: int) -> datetime:
    """The earliest moment, in UTC, by which so many open seconds have passed since `start`.

    0 seconds is `start`; seconds used up at closing time are due then, not at the next opening.
    Raises NeverOpen after 400 closed days in a row or about a century, ValueError below 0.
    """
    return add_time(schedule, start, timedelta(seconds=seconds))


def add_time(schedule: Schedule, start: datetime, length: timedelta) -> datetime:
    """As `add_seconds`, to the microsecond."""
    left = length // MICROSECOND
    now = micros_of(start)
    if left < 0:
        raise ValueError(f"cannot add {length}")
    if left == 0 or schedule.is_always_open:
        return moment_of(now + left)
    for _ in range(SEARCH_ROUNDS):
        horizon = now + SEARCH_DAYS * DAY
        before = left
        for begin, end in _spans(schedule, now, horizon):
            if left <= end - begin:
                return moment_of(begin + left)
            left -= end - begin
        if left == before:
            raise NeverOpen(f"no opening within {SEARCH_DAYS} days of {moment_of(now).isoformat()}")
        now = horizon
    raise NeverOpen(f"fewer than {length} open within {SEARCH_DAYS * SEARCH_ROUNDS} days")


def seconds_between(schedule: Schedule, a: datetime, b: datetime) -> int:
    """Whole open seconds from `a` to `b`, rounded down; negative when `b` comes first."""
    if b < a:
        return -seconds_between(schedule, b, a)
    return time_between(schedule, a, b) // timedelta(seconds=1)


def time_between(schedule: Schedule, a: datetime, b: datetime) -> timedelta:
    """Open time from `a` to `b` to the microsecond; nothing when `b` comes first."""
    begin, end = micros_of(a), micros_of(b)
    if schedule.is_always_open:
        return timedelta(microseconds=max(0, end - begin))
    return timedelta(microseconds=sum(until - since for since, until in _spans(schedule, begin, end)))


def open_intervals(schedule: Schedule, a: datetime, b: datetime) -> list[tuple[datetime, datetime]]:
    """The open intervals between two moments, in UTC and in order, cut to them; none touch."""
    joined: list[list[int]] = []
    for begin, end in _spans(schedule, micros_of(a), micros_of(b)):
        if joined and joined[-1][1] == begin:
            joined[-1][1] = end
        else:
            joined.append([begin, end])
    return [(moment_of(begin), moment_of(end)) for begin, end in joined]


def _spans(schedule: Schedule, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Open spans in UTC microseconds, in order, cut to begin and end; neighbours may touch."""
    for since, until, offset in stretches(schedule.zone, begin, end):
        for day in range((since + offset) // DAY, (until + offset - 1) // DAY + 1):
            midnight = day * DAY - offset
            for opens, closes in schedule.spans_of(day):
                first = max(midnight + opens * SECOND, since)
                last = min(midnight + closes * SECOND, until)
                if first < last:
                    yield first, last
