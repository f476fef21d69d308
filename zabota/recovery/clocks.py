"""A recovery case's clocks: contact within 2 hours by day or 12 in the evening, put right in 24.

Requirements S3-160, S3-161 and S3-156 speak of hours passing, so clock time is the default.
They do not say what a day is. Here it is the branch's own working day: from the date's first
opening to its last close (lunch is day), and never before `day_from` or from `evening_from`
on, for branches open late or round the clock. All else is evening: the night, a day off, a holiday.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from zabota.company.schedule import Schedule, add_seconds
from zabota.desk.sla import Step, explain, hours_for


class PartOfDay(StrEnum):
    DAY = "day"
    EVENING = "evening"


class Why(StrEnum):
    """Why a moment is day or evening."""

    WORKING_DAY = "working day"
    BEFORE_OPENING = "before opening"
    AFTER_CLOSING = "after closing"
    EARLY = "before the day begins"
    LATE = "evening has begun"
    DAY_OFF = "day off"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class RecoveryLimits:
    """Limits in seconds and the bounds of a day on the branch's wall clock.

    `evening_from` 20:00 lets a contact due in 2 h end before 22:00, when people want quiet.
    In business time `evening_seconds` counts open hours only and wants to be far shorter.
    Raises ValueError for a limit below 0 or a day that ends before it begins.
    """

    day_seconds: int = 7_200
    evening_seconds: int = 43_200
    fix_seconds: int = 86_400
    day_from: time = time(7)
    evening_from: time = time(20)
    contact_in_business_time: bool = False
    fix_in_business_time: bool = False

    def __post_init__(self) -> None:
        if min(self.day_seconds, self.evening_seconds, self.fix_seconds) < 0:
            raise ValueError("a limit cannot be below 0 seconds")
        if self.day_from >= self.evening_from:
            raise ValueError(f"the evening cannot begin at {self.evening_from}, before the day")

    def contact_seconds(self, part: PartOfDay) -> int:
        return self.day_seconds if part is PartOfDay.DAY else self.evening_seconds


@dataclass(frozen=True, slots=True)
class RecoveryClocks:
    """Both due moments in UTC, and all that an explain page needs.

    `local_given_at` is on the branch's wall clock; steps are those of `zabota.desk.sla.explain`.
    """

    given_at: datetime
    local_given_at: datetime
    part: PartOfDay
    why: Why
    contact_limit_seconds: int
    contact_due_at: datetime
    contact_steps: tuple[Step, ...]
    fix_limit_seconds: int
    fix_due_at: datetime
    fix_steps: tuple[Step, ...]


DEFAULT_LIMITS = RecoveryLimits()


def recovery_clocks(
    schedule: Schedule, given_at: datetime, limits: RecoveryLimits = DEFAULT_LIMITS
) -> RecoveryClocks:
    """The clocks of a low mark given at this moment about a branch with these hours.

    Raises NeverOpen only where a limit counts business time, ValueError for a moment without a zone.
    """
    part, why = part_of_day(schedule, given_at, limits)
    contact_seconds = limits.contact_seconds(part)
    contact_hours = hours_for(schedule, limits.contact_in_business_time)
    fix_hours = hours_for(schedule, limits.fix_in_business_time)
    return RecoveryClocks(
        given_at=given_at.astimezone(UTC),
        local_given_at=given_at.astimezone(ZoneInfo(schedule.zone)),
        part=part,
        why=why,
        contact_limit_seconds=contact_seconds,
        contact_due_at=add_seconds(contact_hours, given_at, contact_seconds),
        contact_steps=tuple(explain(contact_hours, given_at, contact_seconds)),
        fix_limit_seconds=limits.fix_seconds,
        fix_due_at=add_seconds(fix_hours, given_at, limits.fix_seconds),
        fix_steps=tuple(explain(fix_hours, given_at, limits.fix_seconds)),
    )


def part_of_day(
    schedule: Schedule, at: datetime, limits: RecoveryLimits = DEFAULT_LIMITS
) -> tuple[PartOfDay, Why]:
    """Day or evening on the branch's wall clock, and why."""
    why = _why(schedule, at, limits)
    return (PartOfDay.DAY if why is Why.WORKING_DAY else PartOfDay.EVENING), why


def _why(schedule: Schedule, at: datetime, limits: RecoveryLimits) -> Why:
    if at.tzinfo is None:
        raise ValueError(f"{at} says no zone")
    local = at.astimezone(ZoneInfo(schedule.zone))
    spans = schedule.spans_on(local.date())
    if not spans:
        return Why.HOLIDAY if schedule.is_holiday(local.date()) else Why.DAY_OFF
    second = local.hour * 3600 + local.minute * 60 + local.second
    if second < spans[0][0]:
        return Why.BEFORE_OPENING
    if second >= spans[-1][1]:
        return Why.AFTER_CLOSING
    if local.time() < limits.day_from:
        return Why.EARLY
    return Why.LATE if local.time() >= limits.evening_from else Why.WORKING_DAY
