"""Business time as pure functions: hours in a zone, with holidays and clock changes."""

from zabota.company.schedule.calendar import Schedule, always_open
from zabota.company.schedule.errors import NeverOpen
from zabota.company.schedule.hours import END_OF_DAY
from zabota.company.schedule.walk import (
    add_seconds,
    add_time,
    is_open,
    next_opening,
    open_intervals,
    seconds_between,
    time_between,
)

__all__ = [
    "END_OF_DAY",
    "NeverOpen",
    "Schedule",
    "add_seconds",
    "add_time",
    "always_open",
    "is_open",
    "next_opening",
    "open_intervals",
    "seconds_between",
    "time_between",
]
