"""SLA clocks of a conversation: which limits it is given, and when they are due. Nothing is written here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from zabota.company.hours import schedule_of
from zabota.company.schedule import NeverOpen, Schedule
from zabota.core.kept import kept
from zabota.desk.models import Conversation, Message, SlaClock, SlaPolicy
from zabota.desk.sla import DayRule, Pause, PauseRule, due_at, due_by_day, pauses_from

KEPT_SECONDS = 30
ASKED = PauseRule("the customer is asked", frozenset({"asked"}), frozenset({"said"}))


@dataclass(frozen=True)
class PolicyTarget:
    id: int
    limit: str
    seconds: int
    day_rule: DayRule | None
    pauses: bool

    @property
    def measured(self) -> int | DayRule:
        return self.day_rule or self.seconds


@dataclass(frozen=True)
class Policy:
    """An SLA policy as it is kept in memory; empty sets mean all."""

    id: int
    name: str
    in_business_hours: bool
    inboxes: frozenset[int]
    channels: frozenset[str]
    branches: frozenset[int]
    classes: frozenset[str]
    targets: tuple[PolicyTarget, ...]

    def fits(self, conversation: Conversation) -> bool:
        return all(self.answers(conversation).values())

    def answers(self, conversation: Conversation) -> dict[str, bool]:
        """What the policy asks of a conversation, and whether it is so."""
        asked: dict[str, tuple[frozenset, Any]] = {
            "channel": (self.channels, conversation.inbox.kind),
            "inbox": (self.inboxes, conversation.inbox_id),
            "branch": (self.branches, conversation.branch_id),
            "class": (self.classes, conversation.customer.customer_class),
        }
        return {name: found in wanted for name, (wanted, found) in asked.items() if wanted}


def plan_clocks(conversation: Conversation, limits: Iterable[str], at: datetime) -> list[SlaClock]:
    """The clocks that the first fitting policy gives for `limits`, started at `at`, not stored."""
    policy = next((one for one in policies() if one.fits(conversation)), None)
    if policy is None:
        return []
    wanted = set(limits)
    return [
        SlaClock(
            conversation=conversation,
            target_id=target.id,
            limit=target.limit,
            seconds=target.seconds,
            **times_of(target.day_rule),
            in_business_time=policy.in_business_hours,
            pauses=target.pauses,
            started_at=at,
            due_at=due_of(conversation.branch_id, at, target.measured, policy.in_business_hours),
        )
        for target in policy.targets
        if target.limit in wanted
    ]


def times_of(rule: DayRule | None) -> dict[str, time | None]:
    """A deadline by the time of day as the columns of a target or a clock."""
    if rule is None:
        return {"before": None, "today_by": None, "later_by": None}
    return {"before": rule.before, "today_by": rule.today_by, "later_by": rule.later_by}


def due_of(
    branch_id: int | None,
    started_at: datetime,
    measured: int | DayRule,
    in_business_time: bool,
    pauses: Iterable[Pause] = (),
) -> datetime:
    """When it is due by the branch's hours; by the clock where the branch never opens.

    A pause that still lasts is left out: it moves the moment only when it ends.
    """
    ended = [pause for pause in pauses if pause.ended_at is not None]
    schedule = schedule_of(branch_id)
    try:
        due = reckon(schedule, started_at, measured, ended, in_business_time)
    except NeverOpen:
        due = reckon(schedule, started_at, measured, ended, False)
    return due or started_at


def reckon(
    schedule: Schedule, started_at: datetime, measured: int | DayRule, pauses: list[Pause], in_hours: bool
) -> datetime | None:
    if isinstance(measured, DayRule):
        return due_by_day(schedule, started_at, measured, pauses, in_hours)
    return due_at(schedule, started_at, measured, pauses, in_hours)


def pauses_of(conversation: Conversation) -> list[Pause]:
    """When we waited for the customer, rebuilt from what was said."""
    said = conversation.messages.filter(is_absence_note=False).values_list("at", "direction", "author")
    return pauses_from(((at, fact_of(direction, author)) for at, direction, author in said), [ASKED])


def fact_of(direction: str, author: str) -> str:
    if author == Message.Author.AUTOMATIC:
        return "automatic"
    return "said" if direction == Message.Direction.IN else "asked"


@kept(seconds=KEPT_SECONDS)
def policies() -> list[Policy]:
    """All policies in force, in order."""
    rows = SlaPolicy.objects.filter(switched_off_at=None).prefetch_related("inboxes", "branches", "targets")
    return [
        Policy(
            row.id,
            row.name,
            row.in_business_hours,
            frozenset(inbox.id for inbox in row.inboxes.all()),
            frozenset(row.channels),
            frozenset(branch.id for branch in row.branches.all()),
            frozenset(row.customer_classes),
            tuple(
                PolicyTarget(t.id, t.limit, t.seconds, t.day_rule, t.pauses_while_customer_is_asked)
                for t in row.targets.all()
            ),
        )
        for row in rows
    ]
