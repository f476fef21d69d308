"""Why it is due then: every stretch from the start to the due moment, counted or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from zabota.company.schedule import Schedule, open_intervals
from zabota.desk.sla.by_day import DayRule, is_in_time, receptions
from zabota.desk.sla.clock import due_at
from zabota.desk.sla.pauses import Pause, merge_pauses
from zabota.desk.sla.running import hours_for

SECOND = timedelta(seconds=1)
NOTHING = timedelta(0)


class StepKind(StrEnum):
    STARTED = "started"
    OPEN = "open"
    CLOSED = "closed"
    PAUSED = "paused"
    IN_TIME = "in_time"
    LATER = "later"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the explanation; `ended_at` is None for a pause that still lasts.

    `counted` is what this stretch used up, `left` what remains after it; `reasons` only for pauses.
    """

    kind: StepKind
    started_at: datetime
    ended_at: datetime | None
    counted: timedelta
    left: timedelta
    reasons: tuple[str, ...] = ()

    @property
    def counted_seconds(self) -> int:
        return self.counted // SECOND

    @property
    def left_seconds(self) -> int:
        return self.left // SECOND


def explain(
    schedule: Schedule,
    started_at: datetime,
    limit_seconds: int,
    pauses: Iterable[Pause] = (),
    in_business_time: bool = True,
) -> list[Step]:
    """The steps from start to due, end to end without holes; open time adds up to the limit.

    Begins with STARTED; ends with DUE, or with the PAUSED step that still lasts.
    """
    stood = merge_pauses(pauses)
    due = due_at(schedule, started_at, limit_seconds, stood, in_business_time)
    left = timedelta(seconds=limit_seconds)
    steps = [Step(StepKind.STARTED, started_at, started_at, NOTHING, left)]
    for kind, begin, end, reasons in _stretches(
        hours_for(schedule, in_business_time), started_at, due, stood
    ):
        counted = end - begin if kind is StepKind.OPEN and end is not None else NOTHING
        left -= counted
        steps.append(Step(kind, begin, end, counted, left, reasons))
    if due is not None:
        steps.append(Step(StepKind.DUE, due, due, NOTHING, left))
    return steps


def explain_by_day(
    schedule: Schedule,
    received_at: datetime,
    rule: DayRule,
    pauses: Iterable[Pause] = (),
    in_business_time: bool = True,
) -> list[Step]:
    """The same for a deadline by the time of day: what it counted as received, again after each pause.

    IN_TIME: on a working day before the rule's moment; LATER: not so. Nothing is counted.
    """
    days, zone = hours_for(schedule, in_business_time), ZoneInfo(schedule.zone)
    steps = [Step(StepKind.STARTED, received_at, received_at, NOTHING, NOTHING)]
    for counted_at, pause, due in receptions(schedule, received_at, rule, pauses, in_business_time):
        if pause is not None:
            began = max(pause.started_at, received_at)
            steps.append(Step(StepKind.PAUSED, began, pause.ended_at, NOTHING, NOTHING, pause.reasons))
        if due is not None:
            kind = StepKind.IN_TIME if is_in_time(days, counted_at.astimezone(zone), rule) else StepKind.LATER
            steps.append(Step(kind, counted_at, due, NOTHING, NOTHING))
    if steps[-1].kind is not StepKind.PAUSED and steps[-1].ended_at is not None:
        steps.append(Step(StepKind.DUE, steps[-1].ended_at, steps[-1].ended_at, NOTHING, NOTHING))
    return steps


Stretch = tuple[StepKind, datetime, datetime | None, tuple[str, ...]]


def _stretches(
    hours: Schedule, started_at: datetime, due: datetime | None, pauses: list[Pause]
) -> Iterator[Stretch]:
    at = started_at
    for pause in pauses:
        if pause.ended_at is not None and pause.ended_at <= at:
            continue
        if due is not None and max(at, pause.started_at) >= due:
            break
        yield from _open_and_closed(hours, at, pause.started_at)
        yield StepKind.PAUSED, max(at, pause.started_at), pause.ended_at, pause.reasons
        if pause.ended_at is None:
            return
        at = pause.ended_at
    if due is not None:
        yield from _open_and_closed(hours, at, due)


def _open_and_closed(hours: Schedule, begin: datetime, end: datetime) -> Iterator[Stretch]:
    for opened, closed in open_intervals(hours, begin, end):
        if opened > begin:
            yield StepKind.CLOSED, begin, opened, ()
        yield StepKind.OPEN, opened, closed, ()
        begin = closed
    if begin < end:
        yield StepKind.CLOSED, begin, end, ()
