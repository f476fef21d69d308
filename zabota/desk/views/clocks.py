from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.hours import schedule_of
from zabota.company.schedule import Schedule
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation
from zabota.desk.reckoning import explained_clocks, tried_policies
from zabota.desk.sla import StepKind
from zabota.desk.views.answers import seen

WORDS = {
    StepKind.STARTED: _("The clock started"),
    StepKind.OPEN: _("We were open: this time counts"),
    StepKind.CLOSED: _("We were closed: this time does not count"),
    StepKind.PAUSED: _("We had asked the customer: the clock stood still"),
    StepKind.IN_TIME: _("Received in time on a working day: due the same day"),
    StepKind.LATER: _("Received later, or on a day off: due on the next working day"),
    StepKind.DUE: _("Due"),
}
ICONS = {
    StepKind.STARTED: "player-play",
    StepKind.OPEN: "sun",
    StepKind.CLOSED: "moon",
    StepKind.PAUSED: "player-pause",
    StepKind.IN_TIME: "sun",
    StepKind.LATER: "moon",
    StepKind.DUE: "flag",
}
ASKED = {
    "channel": (_("for this channel"), _("for other channels")),
    "inbox": (_("for this inbox"), _("for other inboxes")),
    "branch": (_("for this branch"), _("for other branches")),
    "class": (_("for this class of customers"), _("for other classes of customers")),
}
A_WEEK = 7


@needs("desk.see")
def clocks(request: StaffRequest, pk: int) -> HttpResponse:
    """Why it is due then: the policy and why it was chosen, the hours, and every stretch in words."""
    conversation = seen(request, pk)
    explained = [
        {
            "clock": one.clock,
            "policy": one.policy_name,
            "whole": one.whole,
            "lines": [
                {"step": step, "icon": ICONS[step.kind], "text": WORDS[step.kind]} for step in one.steps
            ],
        }
        for one in explained_clocks(conversation)
    ]
    context = {
        "conversation": conversation,
        "clocks": explained,
        "tried": tried(conversation),
        "week": week_of(schedule_of(conversation.branch_id), timezone.localdate()),
    }
    return render(request, "desk/clocks.html", context)


def tried(conversation: Conversation) -> list[dict[str, Any]]:
    return [
        {
            "name": one.policy.name,
            "is_chosen": one.is_chosen,
            "why": [ASKED[name][0 if so else 1] for name, so in one.answers.items()],
        }
        for one in tried_policies(conversation)
    ]


def week_of(schedule: Schedule, today: date) -> list[tuple[date, list[tuple[str, str]]]]:
    """The branch's hours of the seven days from today on, holidays among them."""
    days = [today + timedelta(days=number) for number in range(A_WEEK)]
    return [(day, [(clock(a), clock(b)) for a, b in schedule.spans_on(day)]) for day in days]


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"
