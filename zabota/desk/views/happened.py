"""What happened to a conversation, in words: the quiet lines between what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.display.moments import in_words
from zabota.core.models import EventRecord
from zabota.core.standing import standing
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
    "ConversationConfided",
    "CircleChanged",
    "ConversationOpenedUp",
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
    "ConversationConfided": "lock",
    "CircleChanged": "users",
    "ConversationOpenedUp": "lock-open",
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
    ready = ""


def happenings_of(conversation: Conversation, now: datetime) -> list[Happening]:
    """The last of what happened, oldest first, with the names of who did it and to whom; one query."""
    told = []
    for record in reversed(last_records(f"conversation-{conversation.id}")):
        if text := text_of(record, now):
            told.append(Happening(record.id, ICONS[record.name], text, record.at))
    return told


@standing
def last_records(subject: str) -> QuerySet:
    found = EventRecord.objects.filter(subject=subject, name__in=NAMES)
    named = found.annotate(
        who=name_of(OuterRef("by_id")),
        to=name_of(Cast(KeyTextTransform("assignee_id", OuterRef("values")), BigIntegerField())),
    )
    return named.order_by("-id")[:MOST]


def name_of(user_id: Any) -> Subquery:
    return Subquery(User.objects.filter(pk=user_id).values("name")[:1])


def text_of(record: Any, now: datetime) -> str:
    values = {**record.values, "who": record.who or _("Zabota"), "to": record.to or _("somebody")}
    name = record.name.removeprefix("Conversation").removeprefix("s")
    return TEXTS[name](values, now)


def assigned(values: dict[str, Any], now: datetime) -> str:
    to = values.get("assignee_id")
    if not to:
        return _("%(who)s gave it back to all") % values
    if to == values.get("by_id"):
        return _("%(who)s took it") % values
    return _("%(who)s gave it to %(to)s") % values


def snoozed(values: dict[str, Any], now: datetime) -> str:
    until = parse_datetime(values.get("until", ""))
    return _("%(who)s snoozed it until %(until)s") % {
        **values,
        "until": in_words(until, now) if until else "?",
    }


def resolved(values: dict[str, Any], now: datetime) -> str:
    outcome = values.get("outcome", "")
    if outcome not in Conversation.Outcome.values:
        return _("%(who)s resolved it") % values
    return _("%(who)s resolved it: %(outcome)s") % {**values, "outcome": Conversation.Outcome(outcome).label}


def reopened(values: dict[str, Any], now: datetime) -> str:
    if values.get("because") == "customer":
        return _("The customer wrote again, so it is open again")
    return _("%(who)s opened it again") % values


def breached(values: dict[str, Any], now: datetime) -> str:
    limit = values.get("limit", "")
    label = Limit(limit).label if limit in Limit.values else limit
    return _("The time ran out: %(limit)s") % {"limit": label}


def confided(values: dict[str, Any], now: datetime) -> str:
    named = values.get("named")
    if not named:
        return _("%(who)s made it confidential: nobody else sees it but its assignee") % values
    return _("%(who)s made it confidential; it is seen by: %(named)s") % {**values, "named": ", ".join(named)}


def circle_changed(values: dict[str, Any], now: datetime) -> str:
    told = {**values, "named": ", ".join(values.get("named") or ["–"])}
    if values.get("because"):
        return _("%(who)s let themselves into the confidential conversation: %(because)s") % told
    return _("%(who)s named who sees it: %(named)s") % told


TEXTS = {
    "Assigned": assigned,
    "Transferred": lambda values, now: _("%(who)s handed it over to another team or branch") % values,
    "Snoozed": snoozed,
    "Woken": lambda values, now: _("It is awake again"),
    "Resolved": resolved,
    "Reopened": reopened,
    "Merged": lambda values, now: _("%(who)s merged #%(merged_id)s into this one") % values,
    "Unmerged": lambda values, now: _("%(who)s took #%(merged_id)s out again") % values,
    "ClockBreached": breached,
    "Confided": confided,
    "CircleChanged": circle_changed,
    "OpenedUp": lambda values, now: _("%(who)s opened it up: its branch sees it again") % values,
}
