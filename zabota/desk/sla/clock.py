"""When something is due, how much of its time is used, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from zabota.company.schedule import Schedule, add_time, time_between
from zabota.desk.sla.pauses import Pause, merge_pauses
from zabota.desk.sla.running import hours_for, running_stretches

SECOND = timedelta(seconds=1)


class State(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"


@dataclass(frozen=True, slots=True)
class ClockState:
    """How a clock stands at one moment.

    `due_at` is None while a pause without an end keeps it from being told. `breached_at` is
    the due moment once missed; a clock met late is breached with both moments.
    `left_seconds` is what remains, never below 0; `paused_since` is set only while paused.
    """

    state: State
    due_at: datetime | None
    met_at: datetime | None
    breached_at: datetime | None
    paused_since: datetime | None
    elapsed_seconds: int
    left_seconds: int


def due_at(
    schedule: Schedule,
    started_at: datetime,
    limit_seconds: int,
    pauses: Iterable[Pause] = (),
    in_business_time: bool = True,
) -> datetime | None:
    """The earliest moment, in UTC, by which the limit is used up outside pauses.

    None when a pause that still lasts comes first. Clock time when not `in_business_time`.
    Raises NeverOpen when the schedule has no such moment, ValueError for a limit below 0.
    """
    hours = hours_for(schedule, in_business_time)
    left = timedelta(seconds=limit_seconds)
    if not left:
        return add_time(hours, started_at, left)
    for begin, end in running_stretches(started_at, pauses):
        if end is None:
            return add_time(hours, begin, left)
        passed = time_between(hours, begin, end)
        if passed >= left:
            return add_time(hours, begin, left)
        left -= passed
    return None


def elapsed_seconds(
    schedule: Schedule,
    started_at: datetime,
    until: datetime,
    pauses: Iterable[Pause] = (),
    in_business_time: bool = True,
) -> int:
    """Whole seconds that have counted from `started_at` to `until`; 0 when `until` is earlier."""
    hours = hours_for(schedule, in_business_time)
    counted = timedelta(0)
    for begin, end in running_stretches(started_at, pauses):
        stop = until if end is None else min(end, until)
        counted += time_between(hours, begin, stop)
    return counted // SECOND


def state(
    schedule: Schedule,
    started_at: datetime,
    limit_seconds: int,
    pauses: Iterable[Pause] = (),
    *,
    now: datetime,
    met_at: datetime | None = None,
    in_business_time: bool = True,
) -> ClockState:
    """How the clock stands at `now`. At the due moment itself it is not yet breached."""
    stood = merge_pauses(pauses)
    due = due_at(schedule, started_at, limit_seconds, stood, in_business_time)
    until = now if met_at is None else met_at
    elapsed = elapsed_seconds(schedule, started_at, until, stood, in_business_time)
    is_breached = due is not None and until > due
    is_stopped = is_breached or met_at is not None
    paused_since = None if is_stopped else _paused_since(stood, started_at, now)
    return ClockState(
        state=_state(is_breached, met_at is not None, paused_since is not None),
        due_at=due,
        met_at=met_at,
        breached_at=due if is_breached else None,
        paused_since=paused_since,
        elapsed_seconds=elapsed,
        left_seconds=max(0, limit_seconds - elapsed),
    )


def _paused_since(pauses: list[Pause], started_at: datetime, now: datetime) -> datetime | None:
    return next((max(p.started_at, started_at) for p in pauses if p.holds_at(now)), None)


def _state(is_breached: bool, is_met: bool, is_paused: bool) -> State:
    if is_breached:
        return State.BREACHED
    if is_met:
        return State.MET
    return State.PAUSED if is_paused else State.RUNNING
