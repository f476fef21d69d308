"""What a rule would have done over the last thirty days: the test before it is switched on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from zabota.company.models import User
from zabota.core.models import EventRecord
from zabota.desk.models import Conversation, Message
from zabota.rules.models import Rule
from zabota.rules.moments import text_at
from zabota.rules.triggers import BY_NAME

LOOKS_BACK = timedelta(days=30)
MOST_LOOKED_AT = 5_000


@dataclass(frozen=True)
class History:
    """`moments` are all events of this kind; `would` the conversations it would have acted on."""

    looked_at: int
    moments: int
    would: list[Conversation]
    is_cut: bool


def history_of(rule: Rule, user: User, now: datetime | None = None) -> History:
    """By the same conditions as the rule itself, over the conversations that the user may see.

    Branch, team, class and assignee are those of today: earlier ones are not kept.
    """
    since = (now or timezone.now()) - LOOKS_BACK
    seen = Conversation.objects.visible_to(user).present().filter(last_message_at__gte=since)
    looked_at = seen.count()
    asks = rule.asks
    narrowed = asks.narrowed(seen).select_related("customer").order_by("-last_message_at", "-id")
    chosen = {row.pk: row for row in narrowed[: MOST_LOOKED_AT + 1]}
    is_cut = len(chosen) > MOST_LOOKED_AT
    moments = 0
    would: dict[int, Conversation] = {}
    for conversation_id, message in _moments(rule.trigger, list(chosen)[:MOST_LOOKED_AT], since):
        moments += 1
        conversation = chosen[conversation_id]
        if conversation_id in would:
            continue
        if not asks.phrases or asks.are_said_in(text_at(rule.trigger, conversation, message)):
            would[conversation_id] = conversation
    return History(looked_at, moments, list(would.values()), is_cut)


def _moments(trigger: str, ids: list[int], since: datetime) -> Iterator[tuple[int, Message | None]]:
    """Each event of this kind: the conversation, and the message it is about if any."""
    if trigger in ("received", "replied"):
        author = Message.Author.CUSTOMER if trigger == "received" else Message.Author.USER
        messages = Message.objects.filter(conversation__in=ids, at__gte=since, author=author)
        for message in messages.only("conversation_id", "text").order_by("-id").iterator(chunk_size=1000):
            yield message.conversation_id, message
    elif trigger in ("opened", "resolved"):
        column = {"opened": "opened_at", "resolved": "resolved_at"}[trigger]
        happened: QuerySet = Conversation.objects.filter(id__in=ids, **{f"{column}__gte": since})
        for number in happened.order_by(f"-{column}").values_list("id", flat=True):
            yield number, None
    else:
        subjects = [f"conversation-{number}" for number in ids]
        told = EventRecord.objects.filter(
            subject__in=subjects, name=BY_NAME[trigger].event.__name__, at__gte=since
        )
        for subject in told.order_by("-id").values_list("subject", flat=True):
            yield int(subject.removeprefix("conversation-")), None
