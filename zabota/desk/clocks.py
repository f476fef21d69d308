"""SLA clocks of a conversation: which limits it is given, and when they are due. Nothing is written here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from zabota.company.hours import schedule_of
from zabota.company.schedule import NeverOpen
from zabota.desk.models import Conversation, Message, SlaClock, SlaPolicy
from zabota.desk.sla import Pause, PauseRule, due_at, pauses_from

CACHE_SECONDS = 30
ASKED = PauseRule("the customer is asked", frozenset({"asked"}), frozenset({"said"}))


@dataclass(frozen=True)
class PolicyTarget:
    id: int
    limit: str
    seconds: int
    pauses: bool


@dataclass(frozen=True)
class Policy:
    """An SLA policy as it is kept in memory; empty sets mean all."""

    in_business_hours: bool
    inboxes: frozenset[int]
    branches: frozenset[int]
    classes: frozenset[str]
    targets: tuple[PolicyTarget, ...]

    def fits(self, inbox_id: int, branch_id: int | None, customer_class: str) -> bool:
        return (
            (not self.inboxes or inbox_id in self.inboxes)
            and (not self.branches or branch_id in self.branches)
            and (not self.classes or customer_class in self.classes)
        )


def plan_clocks(conversation: Conversation, limits: Iterable[str], at: datetime) -> list[SlaClock]:
    """The clocks that the first fitting policy gives for `limits`, started at `at`, not stored."""
    customer_class = conversation.customer.customer_class
    fitting = (p for p in policies() if p.fits(conversation.inbox_id, conversation.branch_id, customer_class))
    policy = next(fitting, None)
    if policy is None:
        return []
    wanted = set(limits)
    return [
        SlaClock(
            conversation=conversation,
            target_id=target.id,
            limit=target.limit,
            seconds=target.seconds,
            in_business_time=policy.in_business_hours,
            pauses=target.pauses,
            started_at=at,
            due_at=due_of(conversation.branch_id, at, target.seconds, policy.in_business_hours),
        )
        for target in policy.targets
        if target.limit in wanted
    ]


def due_of(
    branch_id: int | None,
    started_at: datetime,
    seconds: int,
    in_business_time: bool,
    pauses: Iterable[Pause] = (),
) -> datetime:
    """When it is due by the branch's hours; by the clock where the branch never opens.

    A pause that still lasts is left out: it moves the moment only when it ends.
    """
    ended = [pause for pause in pauses if pause.ended_at is not None]
    try:
        due = due_at(schedule_of(branch_id), started_at, seconds, ended, in_business_time)
    except NeverOpen:
        due = due_at(schedule_of(branch_id), started_at, seconds, ended, False)
    return due or started_at


def pauses_of(conversation: Conversation) -> list[Pause]:
    """When we waited for the customer, rebuilt from what was said."""
    said = conversation.messages.filter(is_absence_note=False).values_list("at", "direction", "author")
    return pauses_from(((at, fact_of(direction, author)) for at, direction, author in said), [ASKED])


def fact_of(direction: str, author: str) -> str:
    if author == Message.Author.AUTOMATIC:
        return "automatic"
    return "said" if direction == Message.Direction.IN else "asked"


def policies() -> list[Policy]:
    """All policies in force, in order; read again every half minute and after `forget_policies`."""
    kept = cache.get("sla-policies")
    if kept is None:
        rows = SlaPolicy.objects.filter(switched_off_at=None).prefetch_related(
            "inboxes", "branches", "targets"
        )
        kept = [
            Policy(
                row.in_business_hours,
                frozenset(inbox.id for inbox in row.inboxes.all()),
                frozenset(branch.id for branch in row.branches.all()),
                frozenset(row.customer_classes),
                tuple(
                    PolicyTarget(t.id, t.limit, t.seconds, t.pauses_while_customer_is_asked)
                    for t in row.targets.all()
                ),
            )
            for row in rows
        ]
        cache.set("sla-policies", kept, CACHE_SECONDS)
    return kept


def forget_policies() -> None:
    cache.delete("sla-policies")
