from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.core.events import Event
from zabota.core.outside import happening
from zabota.desk import events
from zabota.desk.models import Conversation, Message


def words_of_talk(event: events.ConversationEvent) -> dict[str, Any]:
    """Who the customer is, and what it is about."""
    talk = Conversation.objects.filter(id=event.conversation_id).first()
    return (
        {"customer_name": talk.customer_name, "address": talk.address, "subject": talk.subject}
        if talk
        else {}
    )


def words_of_message(event: Any) -> dict[str, Any]:
    """The same, and what was said."""
    said = Message.objects.filter(id=event.message_id).values_list("text", flat=True).first()
    return {**words_of_talk(event), "text": said or ""}


def of_talk(name: str, kind: type[Event], label: Any, **more: Any) -> None:
    more.setdefault("words", words_of_talk)
    happening(f"conversation.{name}", kind, label, "desk.see", Conversation, "conversation_id", **more)


of_talk("opened", events.ConversationOpened, _("A conversation began"))
of_talk("message_received", events.MessageReceived, _("A customer wrote"), words=words_of_message)
of_talk("reply_sent", events.ReplySent, _("One of us wrote to a customer"), words=words_of_message)
of_talk(
    "reply_failed",
    events.ReplyFailed,
    _("A reply did not reach the customer"),
    free_words=("problem",),
    words=words_of_message,
)
of_talk("assigned", events.ConversationAssigned, _("A conversation was given to somebody"))
of_talk("transferred", events.ConversationTransferred, _("A conversation went to another team or branch"))
of_talk("snoozed", events.ConversationSnoozed, _("A conversation was put off"))
of_talk("woken", events.ConversationWoken, _("A conversation that was put off is back"))
of_talk("resolved", events.ConversationResolved, _("A conversation was settled"))
of_talk("reopened", events.ConversationReopened, _("A conversation was opened again"))
of_talk("merged", events.ConversationsMerged, _("Two conversations became one"))
of_talk("clock_breached", events.ClockBreached, _("A deadline of a conversation was missed"))
