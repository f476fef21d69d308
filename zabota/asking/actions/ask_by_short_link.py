from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.asking.short import PURPOSE
from zabota.core.events import announce
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.reply import send
from zabota.desk.events import ReplySent, told_of
from zabota.desk.guards import hold
from zabota.desk.models import Conversation, Message
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Invitation, Refusal, Survey, Way
from zabota.feedback.models.invitation import PURPOSE as WHOLE

PHONES = ("sms",)


@transaction.atomic
def ask_by_short_link(
    conversation: Conversation, survey: Survey, *, at: datetime | None = None
) -> Invitation | Refusal | None:
    """Ask in one short line with a short link, in the conversation's own channel: SMS, a messenger, the chat.

    None where nothing can be written. The contact policy decides, as for every ask.
    """
    conversation = hold(conversation)
    if not conversation.address or conversation.inbox.switched_off_at:
        return None
    at = at or timezone.now()
    way = Way.SMS if conversation.inbox.kind in PHONES else Way.LINK
    invitation = invite(conversation, survey, at=at, way=way)
    if not isinstance(invitation, Invitation):
        return invitation
    with override(invitation.language):
        text = _("How was it with us? 30 seconds: [[survey]]")
    message = add_message(
        conversation, at=at, direction=Message.Direction.OUT, author=Message.Author.AUTOMATIC, text=text
    )
    purpose = WHOLE if conversation.inbox.kind == "chat" else PURPOSE  # the chat window asks by itself
    send(conversation, message, text, {"survey": [purpose, invitation.id]}, (), ())
    announce(ReplySent(**told_of(conversation), message_id=message.id, is_automatic=True))
    return invitation
