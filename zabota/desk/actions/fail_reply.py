from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.core.events import announce
from zabota.desk.events import ReplyFailed, told_of
from zabota.desk.guards import hold
from zabota.desk.models import Message


@transaction.atomic
def fail_reply(dispatch_id: int, *, problem: str, at: datetime | None = None) -> Message | None:
    """The customer did not get what we wrote, or nobody knows: mark it, so that a person looks.

    A customer whose answer was lost is waiting again. None when the dispatch was no message of a
    conversation.
    """
    message = Message.objects.select_related("conversation").filter(dispatch=dispatch_id).first()
    if message is None:
        return None
    conversation = hold(message.conversation)
    at = at or timezone.now()
    conversation.reply_failed_at = at
    if message.author == Message.Author.USER and not conversation.is_resolved:
        conversation.waiting_since = conversation.waiting_since or at
        conversation.snoozed_until = None
    conversation.save(update_fields=["reply_failed_at", "waiting_since", "snoozed_until"])
    announce(ReplyFailed(**told_of(conversation), message_id=message.id, problem=problem), at=at)
    return message
