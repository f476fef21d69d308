"""A day's hours as seconds since midnight: read from times of day, split at midnight, joined."""

from collections.abc import Iterable, Sequence
from datetime import time

DAY_SECONDS = 86_400
# As a closing time this is the midnight that ends the day, 24:00.
END_OF_DAY = time(0, 0)

Hours = tuple[time, time]
Spans = tuple[tuple[int, int], ...]


def split_at_midnight(hours: Iterable[Hours]) -> tuple[Spans, Spans]:
    """What of these hours falls on the day itself, and what on the day after.

    22:00-06:00 runs past midnight; a close of 00:00 is 24:00; 00:00-00:00 is the whole day.
    """
    today: list[tuple[int, int]] = []
    tomorrow: list[tuple[int, int]] = []
    for opens, closes in hours:
        begin, end = _seconds(opens), _seconds(closes)
        if end == 0:
            today.append((begin, DAY_SECONDS))
        elif begin < end:
            today.append((begin, end))
        elif begin > end:
            today.append((begin, DAY_SECONDS))
            tomorrow.append((0, end))
        else:
            raise ValueError(f"hours from {opens} to the same {closes} are empty")
    return join(today), join(tomorrow)


def join(spans: Sequence[tuple[int, int]]) -> Spans:
    """The same time in order, with touching and overlapping spans made one."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)


def _seconds(moment: time) -> int:
    if moment.tzinfo is not None or moment.microsecond:
        raise ValueError(f"hours are whole seconds on the branch's own clock, not {moment!r}")
    return moment.hour * 3600 + moment.minute * 60 + moment.second
