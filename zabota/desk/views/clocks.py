from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from zabota.company.hours import schedule_of
from zabota.company.schedule import NeverOpen
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.desk.clocks import pauses_of
from zabota.desk.models import SlaClock
from zabota.desk.sla import Step, StepKind, explain
from zabota.desk.views.answers import seen

WORDS = {
    StepKind.STARTED: _("The clock started"),
    StepKind.OPEN: _("We were open: this time counts"),
    StepKind.CLOSED: _("We were closed: this time does not count"),
    StepKind.PAUSED: _("We had asked the customer: the clock stood still"),
    StepKind.DUE: _("Due"),
}
ICONS = {
    StepKind.STARTED: "player-play",
    StepKind.OPEN: "sun",
    StepKind.CLOSED: "moon",
    StepKind.PAUSED: "player-pause",
    StepKind.DUE: "flag",
}
MOST_STEPS = 60


@dataclass(frozen=True)
class Line:
    """One step in words."""

    icon: str
    text: Any
    begins_at: datetime
    ends_at: datetime | None
    counted: int
    left: int


@dataclass(frozen=True)
class Explained:
    """A clock and why it is due when it is; `whole` is False when the middle was left out."""

    clock: SlaClock
    lines: list[Line]
    whole: bool


@needs("desk.see")
def clocks(request: StaffRequest, pk: int) -> HttpResponse:
    """Why it is due then: every stretch from the start to the due moment, in words."""
    conversation = seen(request, pk)
    pauses = pauses_of(conversation)
    explained = [
        explained_clock(clock, conversation.branch_id, pauses) for clock in conversation.clocks.all()
    ]
    context = {"conversation": conversation, "clocks": explained}
    return render(request, "desk/clocks.html", context)


def explained_clock(clock: SlaClock, branch_id: int | None, pauses: list) -> Explained:
    try:
        steps = explain(
            schedule_of(branch_id),
            clock.started_at,
            clock.seconds,
            pauses if clock.pauses else [],
            clock.in_business_time,
        )
    except NeverOpen:
        steps = explain(schedule_of(branch_id), clock.started_at, clock.seconds, [], False)
    shown = steps if len(steps) <= MOST_STEPS else [*steps[: MOST_STEPS - 1], steps[-1]]
    return Explained(clock, [line_of(step) for step in shown], len(shown) == len(steps))


def line_of(step: Step) -> Line:
    return Line(
        ICONS[step.kind],
        WORDS[step.kind],
        step.started_at,
        step.ended_at,
        step.counted_seconds,
        step.left_seconds,
    )
