"""The SLA clock as a pure function of hours and history: nothing ticks, all is worked out again."""

from zabota.desk.sla.by_day import DayRule, due_by_day
from zabota.desk.sla.clock import ClockState, State, due_at, elapsed_seconds, state
from zabota.desk.sla.explain import Step, StepKind, explain, explain_by_day
from zabota.desk.sla.pauses import Pause, PauseRule, merge_pauses, pauses_from
from zabota.desk.sla.running import hours_for

__all__ = [
    "ClockState",
    "DayRule",
    "Pause",
    "PauseRule",
    "State",
    "Step",
    "StepKind",
    "due_at",
    "due_by_day",
    "elapsed_seconds",
    "explain",
    "explain_by_day",
    "hours_for",
    "merge_pauses",
    "pauses_from",
    "state",
]
