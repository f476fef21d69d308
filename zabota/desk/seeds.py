"""Conversations of a demo company, made by the same actions as real ones."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from zabota.channels.models import Dispatch, Inbox
from zabota.company.hours import schedule_of
from zabota.company.models import User
from zabota.company.schedule import add_seconds, next_opening
from zabota.customers.models import Customer
from zabota.desk.actions.add_reason import add_reason
from zabota.desk.actions.assign import assign
from zabota.desk.actions.note import note
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.reply import reply
from zabota.desk.actions.set_policy import set_policy
from zabota.desk.actions.snooze import snooze
from zabota.desk.dialogues import DIALOGUES, Dialogue
from zabota.desk.models import ContactReason, Conversation, SlaPolicy

LIMITS = {"first_response": 2 * 3600, "next_response": 4 * 3600, "resolution": 16 * 3600}
OPEN_DAYS = 2
"""Younger conversations may still be open."""
NOTES = {
    "ro": "De sunat mâine dacă nu răspunde.",
    "ru": "Если не ответит, завтра позвонить.",
    "en": "Call tomorrow.",
}


def provide() -> SlaPolicy:
    """The limits a new company begins with; one that has any keeps its own."""
    return SlaPolicy.objects.first() or set_policy("Usual limits", LIMITS, by=None)


def seed_reasons(profile: str) -> dict[str, ContactReason]:
    """Why customers write to a clinic, shop or repair centre."""
    names = {d.reason for dialogues in dialogues_of(profile).values() for d in dialogues}
    return {name: add_reason(name, by=None) for name in sorted(names)}


def seed(
    profile: str,
    rng: Random,
    *,
    customers: Sequence[Customer],
    inboxes: Sequence[Inbox],
    users: Sequence[User],
    number: int = 120,
    days: int = 60,
) -> list[Conversation]:
    """Make `number` conversations over the last `days`: the same ones for the same `rng`.

    Old ones are resolved; of those of the last two days some wait, some are answered, one in ten is snoozed.
    """
    provide()
    reasons = seed_reasons(profile)
    now = timezone.now()
    moments = sorted(now - timedelta(minutes=rng.randrange(20, days * 1440)) for _ in range(number))
    recent = [now - timedelta(minutes=rng.randrange(10, 600)) for _ in range(max(6, number // 12))]
    return [
        seed_conversation(profile, rng, rng.choice(customers), rng.choice(inboxes), users, reasons, at)
        for at in [*moments, *sorted(recent)]
    ]


@transaction.atomic
def seed_conversation(
    profile: str,
    rng: Random,
    customer: Customer,
    inbox: Inbox,
    users: Sequence[User],
    reasons: dict[str, ContactReason],
    at: datetime,
) -> Conversation:
    """One customer's question at `at`, and as much of the rest of the talk as has happened until now."""
    now = timezone.now()
    said = rng.choice(of_language(profile, customer.language))
    who = [
        user
        for user in users
        if not inbox.branch_id or inbox.branch_id in user.branch_ids or user.sees_all_branches
    ]
    by = rng.choice(who or list(users))
    conversation = open_conversation(
        inbox=inbox,
        customer=customer,
        subject=said.subject,
        text=said.asked,
        by=None,
        from_customer=True,
        at=at,
    )
    answered_at = answer_moment(rng, conversation)
    if answered_at > now or (is_young(at, now) and rng.random() < 0.4):
        if rng.random() < 0.5:
            assign(conversation, by, by=None, at=at)
        return conversation
    assign(conversation, by, by=None, at=answered_at)
    if rng.random() < 0.15:
        note(conversation, by=by, text=NOTES.get(customer.language, NOTES["en"]), at=answered_at)
    settle(conversation, said, by, rng, reasons, answered_at, now)
    mark_sent(conversation)
    return conversation


def settle(
    conversation: Conversation,
    said: Dialogue,
    by: User,
    rng: Random,
    reasons: dict[str, ContactReason],
    at: datetime,
    now: datetime,
) -> None:
    """The answer; it brings the result, or leaves the conversation open or away until later."""
    if is_young(at, now) and rng.random() < 0.5:
        reply(conversation, by=by, text=said.answered, at=at)
        if rng.random() < 0.2:
            snooze(conversation, by=by, until=now + timedelta(hours=rng.randrange(3, 40)), at=at)
        return
    outcome = rng.choices(["done", "partly", "not_done"], [90, 7, 3])[0]
    why = {"done": "", "partly": said.thanked, "not_done": said.thanked}[outcome]
    reply(
        conversation,
        by=by,
        text=said.answered,
        resolving=True,
        reason=reasons[said.reason],
        outcome=outcome,
        resolution_note=why,
        at=at,
    )


def answer_moment(rng: Random, conversation: Conversation) -> datetime:
    """Mostly within the limits, sometimes late, always while the branch is open."""
    hours = schedule_of(conversation.branch_id)
    opening = next_opening(hours, conversation.opened_at)
    return add_seconds(hours, opening, min(30_000, int(rng.lognormvariate(7.6, 0.9))))


def mark_sent(conversation: Conversation) -> None:
    """The past was sent in the past: nothing of a demo leaves the house."""
    sent = conversation.messages.exclude(dispatch=None).values_list("dispatch_id", "at")
    for dispatch_id, at in sent:
        unsent = Dispatch.objects.filter(id=dispatch_id, sent_at=None)
        unsent.update(sending_at=at, sent_at=at, created_at=at)


def is_young(at: datetime, now: datetime) -> bool:
    return now - at < timedelta(days=OPEN_DAYS)


def dialogues_of(profile: str) -> dict[str, list[Dialogue]]:
    return DIALOGUES.get(profile, DIALOGUES["shop"])


def of_language(profile: str, language: str) -> list[Dialogue]:
    spoken = dialogues_of(profile)
    return spoken.get(language) or spoken["en"]
