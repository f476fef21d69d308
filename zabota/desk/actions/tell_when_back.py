from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.opening import is_answered_now, opens_again, when_answered
from zabota.core.gathering import put
from zabota.core.jobs import queue_all, task
from zabota.desk.actions.acknowledge import had_enough_today, subject_of
from zabota.desk.actions.say_automatically import say_automatically
from zabota.desk.guards import hold
from zabota.desk.models import Conversation, Message
from zabota.desk.wording import language_of


@task(name="desk.tell_when_back")
def tell_later(message_id: int) -> None:
    """The job that `receive` queues where the inbox tells its hours."""
    message = Message.objects.select_related("conversation").filter(id=message_id).first()
    if message is not None:
        tell_when_back(message)


def queue_notice(message: Message) -> None:
    put(_queue, message.id)


def _queue(message_ids: list[int]) -> None:
    queue_all([(tell_later, {"message_id": message_id}) for message_id in message_ids])


def may_be_told(conversation: Conversation) -> bool:
    inbox = conversation.inbox
    return (
        inbox.tells_when_closed
        and inbox.switched_off_at is None
        and inbox.channel.reaches(conversation.address)
    )


@transaction.atomic
def tell_when_back(message: Message, *, at: datetime | None = None) -> Message | None:
    """Outside of the inbox's opening hours, tell the customer once from when on we answer.

    Once a closed time and conversation, however much is written in it. None when we are open, when it was
    told before, or when the brakes on automatic messages hold.
    """
    conversation = hold(message.conversation)
    inbox, at = conversation.inbox, at or timezone.now()
    if not message.is_from_customer or not may_be_told(conversation) or is_answered_now(inbox, at):
        return None
    opens = opens_again(inbox, at)
    key = f"closed:{conversation.id}:{opens.isoformat() if opens else 'never'}"
    if Message.objects.filter(request_key=key).exists() or had_enough_today(conversation, at):
        return None
    with override(language_of(conversation)):
        thanks = _("Thank you for your message. We are closed now.")
        text = f"{thanks} {when_answered(inbox, at)}"
    if inbox.channel.why_not(inbox, conversation.address, text):
        return None
    return say_automatically(conversation, text, key=key, to=message, subject=subject_of(conversation), at=at)
