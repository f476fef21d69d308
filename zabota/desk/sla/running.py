"""The stretches of time in which a clock is not paused."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from zabota.company.schedule import Schedule, always_open
from zabota.desk.sla.pauses import Pause, merge_pauses

CLOCK_TIME = always_open()


def hours_for(schedule: Schedule, in_business_time: bool) -> Schedule:
    """The schedule itself, or round the clock."""
    return schedule if in_business_time else CLOCK_TIME


def running_stretches(
    started_at: datetime, pauses: Iterable[Pause]
) -> Iterator[tuple[datetime, datetime | None]]:
    """(begin, end) between pauses from `started_at` on; the last end is None unless a pause lasts."""
    begin = started_at
    for pause in merge_pauses(pauses):
        if pause.started_at > begin:
            yield begin, pause.started_at
        if pause.ended_at is None:
            return
        begin = max(begin, pause.ended_at)
    yield begin, None
