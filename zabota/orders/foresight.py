"""When an order will be ready, as it looks now. A pure function of its steps, the hours and the moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from zabota.company.schedule import NeverOpen, Schedule, add_seconds, seconds_between

OVERDUE_SHARE = 4


@dataclass(frozen=True)
class StepAhead:
    """`seconds` of business time it is given, none when the customer decides; `begun_at`: its turn came."""

    seconds: int | None
    begun_at: datetime | None = None


def foresee(ahead: Iterable[StepAhead], now: datetime, schedule: Schedule) -> datetime:
    """If every step that is left takes the time it is given, and the one whose turn it is what is left of it.

    One that is overdue is taken to need a quarter of its time once more. Never before `now`. What the
    customer decides takes no time until it is late. Where the branch never opens, clock time counts.
    """
    left = 0
    for step in ahead:
        if step.seconds is None:
            continue
        spent = seconds_between(schedule, step.begun_at, now) if step.begun_at else 0
        rest = step.seconds - max(0, spent)
        left += rest if rest > 0 else step.seconds // OVERDUE_SHARE
    try:
        return add_seconds(schedule, now, left)
    except NeverOpen:
        return now + timedelta(seconds=left)
