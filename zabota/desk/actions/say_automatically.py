from datetime import datetime

from django.db import transaction

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.core.events import announce
from zabota.desk.actions.add_message import add_message
from zabota.desk.events import ReplySent, told_of
from zabota.desk.models import Conversation, Message


@transaction.atomic
def say_automatically(
    conversation: Conversation, text: str, *, key: str, to: Message | None, subject: str, at: datetime
) -> Message:
    """Send what no person wrote, once per `key`, as an answer to `to`; the caller holds the conversation.

    It meets no clock, ends no waiting and counts as nobody's answer.
    """
    if sent := Message.objects.filter(request_key=key).first():
        return sent
    sent = add_message(
        conversation,
        at=at,
        direction=Message.Direction.OUT,
        author=Message.Author.AUTOMATIC,
        text=text,
        request_key=key,
    )
    heard = to.message_id if to else ""
    sent.dispatch = queue_dispatch(
        inbox=conversation.inbox,
        to=conversation.address,
        to_name=conversation.customer_name,
        subject=subject,
        body=text,
        about=f"message-{sent.id}",
        conversation_id=conversation.id,
        message_row_id=sent.id,
        in_reply_to=heard,
        references=heard,
        is_automatic=True,
    )
    sent.message_id = sent.dispatch.message_id
    sent.save(update_fields=["dispatch", "message_id"])
    announce(ReplySent(**told_of(conversation), message_id=sent.id, is_automatic=True), at=at)
    return sent
