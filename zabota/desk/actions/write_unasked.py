from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.reply import send
from zabota.desk.events import ReplySent, told_of
from zabota.desk.guards import hold
from zabota.desk.matching import kept_one, open_talk
from zabota.desk.models import Conversation, Message
from zabota.desk.new_talk import new_talk


@transaction.atomic
def write_unasked(
    conversation: Conversation,
    text: str,
    *,
    key: str,
    links: dict[str, list[Any]] | None = None,
    at: datetime | None = None,
) -> Message:
    """Say by itself, once per `key`, what nobody asked: a reminder, a question afterwards.

    It counts as nobody's answer, opens nothing and ends no waiting. `conversation` may be a `quiet_talk`.
    """
    if sent := Message.objects.filter(request_key=key).first():
        return sent
    at = at or timezone.now()
    if conversation.pk is None:
        conversation.save()
    else:
        conversation = hold(kept_one(conversation))
    message = add_message(
        conversation,
        at=at,
        direction=Message.Direction.OUT,
        author=Message.Author.AUTOMATIC,
        text=text,
        request_key=key,
    )
    send(conversation, message, text, links or {}, (), ())
    announce(ReplySent(**told_of(conversation), message_id=message.id, is_automatic=True), at=at)
    return message


def quiet_talk(
    customer: Customer,
    inbox: Inbox,
    address: str,
    *,
    subject: str,
    by: User | None,
    branch: Branch | None = None,
    at: datetime | None = None,
) -> Conversation:
    """The talk the customer has here, else a new one, not stored yet.

    A new one lies settled, on nobody's desk, until the customer answers; `by` is who had it written.
    """
    if talk := open_talk(inbox, customer):
        return talk
    at = at or timezone.now()
    return new_talk(inbox, customer, branch, address, subject, at, resolved_at=at, opened_by=by)
