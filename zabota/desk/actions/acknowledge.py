import logging
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from zabota.channels.opening import is_answered_now
from zabota.company.parameters import value_of
from zabota.core.gathering import put
from zabota.core.jobs import queue_all, task
from zabota.desk.actions.say_automatically import say_automatically
from zabota.desk.guards import hold
from zabota.desk.models import Conversation, Message
from zabota.desk.wording import fields_of, fill, language_of

log = logging.getLogger(__name__)

A_DAY = timedelta(days=1)


@task(name="desk.acknowledge")
def acknowledge_later(message_id: int) -> None:
    """The job that `receive` queues: a slow outbox must not slow the taking in."""
    message = Message.objects.select_related("conversation").filter(id=message_id).first()
    if message is not None:
        acknowledge(message)


@task(name="desk.acknowledge_all")
def acknowledge_all_later(message_ids: list[int]) -> None:
    """One job for a batch of mails; one that fails is tried again by itself and does not stop the others."""
    for message_id in message_ids:
        try:
            with transaction.atomic():
                acknowledge_later(message_id)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("Message %s could not be acknowledged and is tried again", message_id)
            acknowledge_later.defer(message_id=message_id)


def queue_acknowledgement(message: Message) -> None:
    put(_queue, message.id)


def _queue(message_ids: list[int]) -> None:
    if len(message_ids) == 1:
        queue_all([(acknowledge_later, {"message_id": message_ids[0]})])
    else:
        queue_all([(acknowledge_all_later, {"message_ids": message_ids})])


@transaction.atomic
def acknowledge(message: Message, *, at: datetime | None = None) -> Message | None:
    """Tell the customer that the message arrived and its number; None when nothing may be sent.

    Never an answer to a machine, and never more than the brakes allow: some machines do not say what they
    are. Done again, e.g. after a crash, it sends nothing.
    """
    conversation = hold(message.conversation)
    at = at or timezone.now()
    if not message.is_from_customer or not may_be_acknowledged(conversation) or is_braked(conversation, at):
        return None
    if conversation.inbox.tells_when_closed and not is_answered_now(conversation.inbox, at):
        return None  # `tell_when_back` says more
    key = f"acknowledgement:{message.id}"
    if Message.objects.filter(request_key=key).exists():
        return None
    text = fill(
        value_of(f"desk.acknowledgement_{language_of(conversation)}", conversation.branch_id),
        fields_of(conversation),
    )
    return say_automatically(conversation, text, key=key, to=message, subject=subject_of(conversation), at=at)


def may_be_acknowledged(conversation: Conversation) -> bool:
    """The inbox's own setting, else the branch's parameter; never through an inbox that is switched off."""
    inbox = conversation.inbox
    wanted = inbox.settings.get("acknowledge")
    if wanted is None:
        wanted = value_of("desk.acknowledge", conversation.branch_id)
    return bool(wanted) and inbox.channel.reaches(conversation.address) and inbox.switched_off_at is None


def is_braked(conversation: Conversation, at: datetime) -> bool:
    """Whether enough automatic messages went out already, in this conversation or to this customer today."""
    ours = Message.objects.filter(direction=Message.Direction.OUT, author=Message.Author.AUTOMATIC)
    here = ours.filter(conversation=conversation).count()
    return here >= value_of("desk.most_automatic_per_conversation") or had_enough_today(conversation, at)


def had_enough_today(conversation: Conversation, at: datetime) -> bool:
    ours = Message.objects.filter(direction=Message.Direction.OUT, author=Message.Author.AUTOMATIC)
    today = ours.filter(conversation__customer=conversation.customer_id, at__gt=at - A_DAY).count()
    return today >= value_of("desk.most_automatic_per_customer")


def subject_of(conversation: Conversation) -> str:
    """`Re: what the customer wrote [#1042]`, so that a mail program keeps the talk together."""
    return f"Re: {conversation.subject or '…'} [#{conversation.id}]"
