from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.core.events import announce
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.reply import send
from zabota.desk.events import ReplySent, told_of
from zabota.desk.guards import hold
from zabota.desk.models import Conversation, Message
from zabota.feedback.actions.invite import invite
from zabota.feedback.letters import is_one_question, letter, links_of
from zabota.feedback.models import Invitation, Refusal, Survey


@transaction.atomic
def ask_by_message(
    conversation: Conversation, survey: Survey, *, at: datetime | None = None
) -> Invitation | Refusal | None:
    """Ask how it was in a message of its own, in the conversation itself; None where nothing can be written.

    The contact policy is its brake: a conversation is asked about once.
    """
    conversation = hold(conversation)
    if not conversation.address or conversation.inbox.switched_off_at:
        return None
    at = at or timezone.now()
    invitation = invite(conversation, survey, at=at)
    if isinstance(invitation, Invitation):
        put_question(conversation, invitation, at)
    return invitation


def put_question(conversation: Conversation, invitation: Invitation, at: datetime) -> None:
    """Into the conversation and the outbox. It owes no answer and opens nothing again."""
    with override(invitation.language):
        text = question(invitation)
    message = add_message(
        conversation, at=at, direction=Message.Direction.OUT, author=Message.Author.AUTOMATIC, text=text
    )
    send(conversation, message, text, links_of(invitation), (), ())
    announce(ReplySent(**told_of(conversation), message_id=message.id, is_automatic=True))


def question(invitation: Invitation) -> str:
    """A survey of one mark has the ten links in the message itself."""
    if is_one_question(invitation):
        return letter(invitation)
    name = invitation.customer.name if invitation.customer else ""
    hello = _("Hello, %(name)s!") % {"name": name} if name else _("Hello!")
    asked = _(
        "You have just been with us. How was it? Half a minute is enough:\n[[survey]]\n\n"
        "If something was not right, a person will read it and see to it."
    )
    return f"{hello}\n\n{asked}"
