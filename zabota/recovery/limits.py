"""The recovery clocks of a branch: its parameters and its business hours put together."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from zabota.company.hours import schedule_of
from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.recovery.clocks import DEFAULT_LIMITS, RecoveryClocks, RecoveryLimits, recovery_clocks
from zabota.recovery.models import RecoveryCase


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


def link_is_over(case: RecoveryCase, now: datetime | None = None) -> bool:
    """Whether the customer's link has worked long enough since we last asked or began again."""
    since = max(filter(None, [case.received_at, case.asked_customer_at, case.reopened_at]))
    return (now or timezone.now()) > since + timedelta(days=value_of("recovery.link_days"))
