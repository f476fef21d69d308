"""A zone as stretches of one offset from UTC, so that the rest is plain arithmetic."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

SECOND = 1_000_000
DAY = 86_400 * SECOND
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Stretch = tuple[int, int, int]


def micros_of(at: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises ValueError for a moment without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} says no zone")
    return (at - EPOCH) // MICROSECOND


def moment_of(micros: int) -> datetime:
    """The moment in UTC of `micros_of`."""
    return EPOCH + timedelta(microseconds=micros)


def stretches(zone: str, begin: int, end: int) -> Iterator[Stretch]:
    """(begin, end, offset) in microseconds, in order and without holes, from `begin` to `end`."""
    year = moment_of(begin).year
    while begin < end:
        for _, until, offset in _stretches_of_year(zone, year):
            if until > begin:
                yield begin, min(until, end), offset
                begin = until
            if begin >= end:
                return
        year += 1


@lru_cache(maxsize=4096)
def _stretches_of_year(zone: str, year: int) -> tuple[Stretch, ...]:
    """The year in UTC cut where the offset changes; looked at day by day, then found by halving."""
    tz = ZoneInfo(zone)
    begin, end = (datetime(y, 1, 1, tzinfo=UTC) for y in (year, year + 1))
    found: list[Stretch] = []
    since, offset = micros_of(begin), _offset(tz, begin)
    for day in range(1, (end - begin).days + 1):
        at = begin + timedelta(days=day)
        later = _offset(tz, at)
        if later != offset:
            change = _change(tz, micros_of(at) - DAY, micros_of(at), later)
            found.append((since, change, offset))
            since, offset = change, later
    if since < micros_of(end):
        found.append((since, micros_of(end), offset))
    return tuple(found)


def _change(tz: ZoneInfo, before: int, after: int, offset: int) -> int:
    """The second at which `offset` begins; it does not hold at `before` and holds at `after`."""
    while after - before > SECOND:
        middle = (before + after) // (2 * SECOND) * SECOND
        if _offset(tz, moment_of(middle)) == offset:
            after = middle
        else:
            before = middle
    return after


def _offset(tz: ZoneInfo, at: datetime) -> int:
    return (at.astimezone(tz).replace(tzinfo=UTC) - at) // MICROSECOND
