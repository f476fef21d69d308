"""Why it is due then: which policy was chosen and why, and each step of the reckoning."""

from dataclasses import dataclass

from zabota.company.hours import schedule_of
from zabota.company.schedule import NeverOpen, Schedule
from zabota.desk.clocks import Policy, pauses_of, policies
from zabota.desk.models import Conversation, SlaClock
from zabota.desk.sla import DayRule, Pause, Step, explain, explain_by_day

MOST_STEPS = 60


@dataclass(frozen=True)
class Tried:
    """One policy as it was held against the conversation: what it asks for, and whether that is so."""

    policy: Policy
    answers: dict[str, bool]
    is_chosen: bool


@dataclass(frozen=True)
class Explained:
    """A clock and its steps; `whole` is False when the middle was left out."""

    clock: SlaClock
    policy_name: str
    steps: list[Step]
    whole: bool


def tried_policies(conversation: Conversation) -> list[Tried]:
    """The policies in the order in which they are tried, up to the first that fits; by today's rules."""
    tried = []
    for policy in policies():
        tried.append(Tried(policy, policy.answers(conversation), policy.fits(conversation)))
        if tried[-1].is_chosen:
            break
    return tried


def explained_clocks(conversation: Conversation) -> list[Explained]:
    pauses = pauses_of(conversation)
    clocks = conversation.clocks.select_related("target__policy")
    return [explained_clock(clock, conversation.branch_id, pauses) for clock in clocks]


def explained_clock(clock: SlaClock, branch_id: int | None, pauses: list[Pause]) -> Explained:
    schedule = schedule_of(branch_id)
    stood = pauses if clock.pauses else []
    try:
        steps = steps_of(schedule, clock, stood, clock.in_business_time)
    except NeverOpen:
        steps = steps_of(schedule, clock, [], False)
    shown = steps if len(steps) <= MOST_STEPS else [*steps[: MOST_STEPS - 1], steps[-1]]
    policy = clock.target.policy.name if clock.target else ""
    return Explained(clock, policy, shown, len(shown) == len(steps))


def steps_of(schedule: Schedule, clock: SlaClock, pauses: list[Pause], in_hours: bool) -> list[Step]:
    measured = clock.measured
    if isinstance(measured, DayRule):
        return explain_by_day(schedule, clock.started_at, measured, pauses, in_hours)
    return explain(schedule, clock.started_at, measured, pauses, in_hours)
