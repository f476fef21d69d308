from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.models import StoredFile
from zabota.customers.models import Customer
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.pause_clocks import pause_clocks
from zabota.desk.actions.reply import LONGEST, say
from zabota.desk.actions.resume_clocks import resume_clocks
from zabota.desk.actions.start_clocks import start_clocks
from zabota.desk.events import ConversationOpened, MessageReceived, ReplySent, told_of
from zabota.desk.guards import ensure_may, scoped
from zabota.desk.matching import open_talk
from zabota.desk.models import Conversation, Message
from zabota.desk.models.sla import Limit
from zabota.desk.new_talk import new_talk
from zabota.desk.queries import is_seen_by


@transaction.atomic
def keep_contact(
    *,
    inbox: Inbox,
    customer: Customer,
    said: str = "",
    answered: str = "",
    by: User | None,
    branch: Branch | None = None,
    address: str = "",
    subject: str = "",
    files: Sequence[StoredFile] = (),
    at: datetime | None = None,
    answered_at: datetime | None = None,
    request_key: str = "",
) -> Conversation:
    """Keep a contact by voice or face to face: what the customer said, and what we answered on the spot.

    It goes on in the customer's open conversation of this inbox, else in a new one, which is the writer's.
    What was said starts the clocks, what was answered meets them, at `answered_at`; nothing is sent. With
    an answer alone we began.
    """
    own_key = scoped(f"contact-{by.id if by else 0}", request_key)
    if own_key and (kept := Message.objects.filter(request_key=own_key).first()):
        return kept.conversation
    if not (said.strip() or answered.strip() or files):
        raise Refused(_("Write down what was said."))
    if len(said) > LONGEST or len(answered) > LONGEST:
        raise Refused(_("The text is too long. Put the rest into a file."))
    at = at or timezone.now()
    with connection.cursor() as cursor:  # two calls at once must not open two talks
        cursor.execute("SELECT pg_advisory_xact_lock(hashint8(%s), %s)", [customer.id, inbox.id])
    conversation = _open_to(by, open_talk(inbox, customer)) or new_talk(
        inbox, customer, branch, address, subject, at
    )
    ensure_may(by, conversation)
    is_ours = not (said.strip() or files)
    if conversation.pk is None and is_ours:
        conversation.opened_by = by
    if conversation.pk is None:
        conversation.assignee = by
        conversation.save()
        announce(ConversationOpened(**told_of(conversation, by)), at=at)
    if not is_ours:
        _hear(conversation, said, files, by, own_key, at)
    if answered.strip():
        moment = max(at, answered_at or at)
        message = say(conversation, by, answered, answered, (), own_key if is_ours else "", moment)
        announce(ReplySent(**told_of(conversation, by), message_id=message.id), at=moment)
        pause_clocks(conversation, at=moment)
    return conversation


def _open_to(by: User | None, talk: Conversation | None) -> Conversation | None:
    """A confidential talk goes on only with those who know of it: others begin one of their own."""
    is_hidden = talk is not None and talk.is_confidential and by is not None and not is_seen_by(by, talk)
    return None if is_hidden else talk


def _hear(
    conversation: Conversation,
    said: str,
    files: Sequence[StoredFile],
    by: User | None,
    own_key: str,
    at: datetime,
) -> None:
    """The customer's side; the clocks run unless they do already."""
    is_first_wait = conversation.waiting_since is None
    conversation.waiting_since = conversation.waiting_since or at
    conversation.snoozed_until = None
    message = add_message(
        conversation,
        at=at,
        files=files,
        direction=Message.Direction.IN,
        author=Message.Author.CUSTOMER,
        user=by,
        sender=conversation.address,
        sender_name=conversation.customer_name,
        text=said,
        request_key=own_key,
    )
    resume_clocks(conversation)
    if is_first_wait:
        limit = Limit.NEXT_RESPONSE if conversation.first_answered_at else Limit.FIRST_RESPONSE
        start_clocks(conversation, limit, Limit.RESOLUTION, at=at)
    announce(MessageReceived(**told_of(conversation, by), message_id=message.id), at=at)
