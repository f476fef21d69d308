"""What happened to a conversation, in words: the quiet lines between what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.display.moments import in_words
from zabota.core.models import EventRecord
from zabota.desk.models import Conversation
from zabota.desk.models.sla import Limit

NAMES = (
    "ConversationAssigned",
    "ConversationTransferred",
    "ConversationSnoozed",
    "ConversationWoken",
    "ConversationResolved",
    "ConversationReopened",
    "ConversationsMerged",
    "ConversationsUnmerged",
    "ClockBreached",
)
ICONS = {
    "ConversationAssigned": "user-check",
    "ConversationTransferred": "transfer",
    "ConversationSnoozed": "moon",
    "ConversationWoken": "sun",
    "ConversationResolved": "circle-check",
    "ConversationReopened": "refresh",
    "ConversationsMerged": "arrow-merge",
    "ConversationsUnmerged": "arrow-back-up",
    "ClockBreached": "flame",
}
MOST = 60


@dataclass(frozen=True)
class Happening:
    """One line of the timeline."""

    id: int
    icon: str
    text: str
    at: datetime
    is_event = True


def happenings_of(conversation: Conversation, now: datetime) -> list[Happening]:
    """The last of what happened, oldest first; two queries."""
    found = EventRecord.objects.filter(subject=f"conversation-{conversation.id}", name__in=NAMES)
    records = list(found.order_by("-id")[:MOST])
    people = names_of(
        {n for record in records for n in (record.by_id, record.values.get("assignee_id")) if n}
    )
    told = []
    for record in reversed(records):
        if text := text_of(record, people, now):
            told.append(Happening(record.id, ICONS[record.name], text, record.at))
    return told


def names_of(ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    return {user.id: str(user) for user in User.objects.filter(id__in=ids).only("id", "name", "email")}


def text_of(record: EventRecord, people: dict[int, str], now: datetime) -> str:
    who = people.get(record.by_id or 0, "")
    values = {"who": who or _("Zabota"), **record.values}
    name = record.name.removeprefix("Conversation").removeprefix("s")
    return TEXTS[name](values, people, now)


def assigned(values: dict[str, Any], people: dict[int, str], now: datetime) -> str:
    to = values.get("assignee_id")
    if not to:
        return _("%(who)s gave it back to all") % values
    if to == values.get("by_id"):
        return _("%(who)s took it") % values
    return _("%(who)s gave it to %(to)s") % {**values, "to": people.get(to, f"#{to}")}


def snoozed(values: dict[str, Any], people: dict[int, str], now: datetime) -> str:
    until = parse_datetime(values.get("until", ""))
    return _("%(who)s snoozed it until %(until)s") % {
        **values,
        "until": in_words(until, now) if until else "?",
    }


def resolved(values: dict[str, Any], people: dict[int, str], now: datetime) -> str:
    outcome = values.get("outcome", "")
    if outcome not in Conversation.Outcome.values:
        return _("%(who)s resolved it") % values
    return _("%(who)s resolved it: %(outcome)s") % {**values, "outcome": Conversation.Outcome(outcome).label}


def reopened(values: dict[str, Any], people: dict[int, str], now: datetime) -> str:
    if values.get("because") == "customer":
        return _("The customer wrote again, so it is open again")
    return _("%(who)s opened it again") % values


def breached(values: dict[str, Any], people: dict[int, str], now: datetime) -> str:
    limit = values.get("limit", "")
    label = Limit(limit).label if limit in Limit.values else limit
    return _("The time ran out: %(limit)s") % {"limit": label}


TEXTS = {
    "Assigned": assigned,
    "Transferred": lambda values, people, now: _("%(who)s handed it over to another team or branch") % values,
    "Snoozed": snoozed,
    "Woken": lambda values, people, now: _("It is awake again"),
    "Resolved": resolved,
    "Reopened": reopened,
    "Merged": lambda values, people, now: _("%(who)s merged #%(merged_id)s into this one") % values,
    "Unmerged": lambda values, people, now: _("%(who)s took #%(merged_id)s out again") % values,
    "ClockBreached": breached,
}
