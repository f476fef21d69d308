"""Deadlines by the time of day: received before 12:00 - the same day by 18:00, later - the next by 12:00."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from zabota.company.schedule import NeverOpen, Schedule
from zabota.desk.sla.pauses import Pause, merge_pauses
from zabota.desk.sla.running import hours_for

SEARCH_DAYS = 400
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayRule:
    """What comes on a working day earlier than `before` is due that day at `today_by`, whatever comes later
    or on a day off on the next working day at `later_by`. Times of the wall clock, `before` <= `today_by`.
    """

    before: time
    today_by: time
    later_by: time

    def __post_init__(self) -> None:
        if self.today_by < self.before:
            raise ValueError("what is received before a moment cannot be due earlier than that moment")


def due_by_day(
    schedule: Schedule,
    received_at: datetime,
    rule: DayRule,
    pauses: Iterable[Pause] = (),
    in_business_time: bool = True,
) -> datetime | None:
    """When it is due, in UTC; after a pause that began in time it counts as received when the pause ended.

    None while a pause lasts. Every day is a working day when not `in_business_time`. Raises NeverOpen.
    """
    return [due for _, _, due in receptions(schedule, received_at, rule, pauses, in_business_time)][-1]


def receptions(
    schedule: Schedule,
    received_at: datetime,
    rule: DayRule,
    pauses: Iterable[Pause] = (),
    in_business_time: bool = True,
) -> Iterator[tuple[datetime, Pause | None, datetime | None]]:
    """(counted as received at, the pause that ended then, due by that); the last one counts."""
    due = due_of_reception(schedule, received_at, rule, in_business_time)
    yield received_at, None, due
    for pause in merge_pauses(pauses):
        if pause.ended_at is not None and pause.ended_at <= received_at:
            continue
        if pause.started_at >= due:
            return
        if pause.ended_at is None:
            yield received_at, pause, None
            return
        due = due_of_reception(schedule, pause.ended_at, rule, in_business_time)
        yield pause.ended_at, pause, due


def due_of_reception(
    schedule: Schedule, received_at: datetime, rule: DayRule, in_business_time: bool
) -> datetime:
    zone = ZoneInfo(schedule.zone)
    days = hours_for(schedule, in_business_time)
    local = received_at.astimezone(zone)
    if is_in_time(days, local, rule):
        return at_wall(local.date(), rule.today_by, zone)
    return at_wall(next_working_day(days, local.date()), rule.later_by, zone)


def is_in_time(days: Schedule, local: datetime, rule: DayRule) -> bool:
    return bool(days.spans_on(local.date())) and local.time() < rule.before


def next_working_day(days: Schedule, after: date) -> date:
    for number in range(1, SEARCH_DAYS):
        if days.spans_on(after + number * A_DAY):
            return after + number * A_DAY
    raise NeverOpen(f"no working day within {SEARCH_DAYS} days of {after}")


def at_wall(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment at which the clock on the wall shows this."""
    return datetime.combine(day, clock, zone).astimezone(ZoneInfo("UTC"))
