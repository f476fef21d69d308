"""The recovery clocks of a branch: its parameters and its business hours put together."""

from datetime import datetime, time, timedelta

from zabota.company.hours import schedule_of
from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.recovery.clocks import DEFAULT_LIMITS, RecoveryClocks, RecoveryLimits, recovery_clocks


def limits_for(branch: Branch | int | None) -> RecoveryLimits:
    """What the branch has set. A day that would end before it begins gives way to the usual one."""
    day_from = time.fromisoformat(value_of("recovery.day_from", branch))
    evening_from = time.fromisoformat(value_of("recovery.evening_from", branch))
    if day_from >= evening_from:
        day_from, evening_from = DEFAULT_LIMITS.day_from, DEFAULT_LIMITS.evening_from
    return RecoveryLimits(
        day_seconds=value_of("recovery.day_seconds", branch),
        evening_seconds=value_of("recovery.evening_seconds", branch),
        fix_seconds=value_of("recovery.fix_seconds", branch),
        day_from=day_from,
        evening_from=evening_from,
    )


def clocks_of(branch: Branch | None, given_at: datetime) -> RecoveryClocks:
    """Contact and fix of a mark given at this moment about this branch, in clock time."""
    return recovery_clocks(schedule_of(branch), given_at, limits_for(branch))


def word_due(branch: Branch | int | None, asked_at: datetime) -> datetime:
    """When the customer, asked at this moment whether it is put right, is to be asked again."""
    return asked_at + timedelta(hours=value_of("recovery.ask_again_hours", branch))
