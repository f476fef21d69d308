from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.core.events import announce
from zabota.core.models import EventRecord
from zabota.desk.events import ReplyFailed, told_of
from zabota.desk.guards import hold
from zabota.desk.models import Message


@transaction.atomic
def fail_reply(dispatch_id: int, *, problem: str, at: datetime | None = None) -> Message | None:
    """The customer did not get what we wrote, or nobody knows: mark it, so that a person looks.

    A customer whose answer was lost is waiting again. None when the dispatch was no message of a
    conversation, or this failure is known already.
    """
    rows = Message.objects.select_related("conversation", "dispatch")
    message = rows.filter(dispatch=dispatch_id).first()
    if message is None:
        return None
    conversation = hold(message.conversation)
    at = at or timezone.now()
    if is_known(message):
        return None
    conversation.reply_failed_at = at
    if message.author == Message.Author.USER and not conversation.is_resolved:
        conversation.waiting_since = conversation.waiting_since or at
        conversation.snoozed_until = None
    conversation.save(update_fields=["reply_failed_at", "waiting_since", "snoozed_until"])
    announce(ReplyFailed(**told_of(conversation), message_id=message.id, problem=problem), at=at)
    return message


def is_known(message: Message) -> bool:
    """Whether it was announced since the dispatch last failed: a job may run twice."""
    out = message.dispatch
    moments = [out.failed_at, out.uncertain_at, out.bounced_at] if out else []
    failed_at = max((moment for moment in moments if moment), default=None)
    told = EventRecord.objects.filter(
        name=ReplyFailed.__name__, subject=f"conversation-{message.conversation_id}"
    )
    return bool(failed_at) and told.filter(values__message_id=message.id, at__gte=failed_at).exists()
