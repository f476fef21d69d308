from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, Team, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.gathering import keep_all, store_waiting, whole
from zabota.core.models import StoredFile
from zabota.customers.models import Customer
from zabota.desk.actions.acknowledge import may_be_acknowledged, queue_acknowledgement
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.reply import LONGEST, reply
from zabota.desk.clocks import plan_clocks
from zabota.desk.events import ConversationOpened, MessageReceived, told_of
from zabota.desk.guards import ensure_may, scoped
from zabota.desk.models import Conversation, Message
from zabota.desk.models.sla import Limit

WAITED_FOR = (Limit.FIRST_RESPONSE, Limit.RESOLUTION)


@whole
def open_conversation(
    *,
    inbox: Inbox,
    customer: Customer,
    text: str,
    by: User | None,
    subject: str = "",
    address: str | None = None,
    from_customer: bool = False,
    acknowledging: bool = False,
    files: Sequence[StoredFile] = (),
    branch: Branch | None = None,
    team: Team | None = None,
    request_key: str = "",
    links: dict[str, list[Any]] | None = None,
    at: datetime | None = None,
) -> Conversation:
    """Begin a conversation: we write to the customer, or with `from_customer` we write down what the
    customer said.

    Without an `address` the customer's first one of the inbox's kind is taken. What a customer said waits
    for an answer and starts the clocks; what we write is sent, with `links` as in `reply`, and is with its
    writer. The same `request_key` again returns the same conversation.
    """
    own_key = key_of(by, request_key)
    if own_key and (said := of_request(own_key)):
        return said
    if not text.strip() and not files:
        raise Refused(_("The message is empty."))
    if len(text) > LONGEST:
        raise Refused(_("The message is too long. Send the rest as a file."))
    at = at or timezone.now()
    conversation = Conversation(
        customer=customer,
        inbox=inbox,
        branch_id=branch.id if branch else inbox.branch_id,
        team_id=team.id if team else (None if branch and branch.id != inbox.branch_id else inbox.team_id),
        address=(address_of(customer, inbox) if address is None else address)[:254],
        subject=" ".join(subject.split())[:300],
        language=customer.language or inbox.language,
        opened_at=at,
        last_message_at=at,
        customer_name=str(customer)[:160],
    )
    ensure_may(by, conversation)
    if from_customer:
        message = write_down(conversation, by, text, files, own_key, at)
        if acknowledging and may_be_acknowledged(conversation):
            queue_acknowledgement(message)
    else:
        store_waiting()
        conversation.opened_by = conversation.assignee = by
        conversation.save()
        announce(ConversationOpened(**told_of(conversation, by)), at=at)
        message = reply(conversation, by=by, text=text, files=files, links=links, at=at)
        Message.objects.filter(id=message.id).update(request_key=own_key)
    return conversation


def key_of(by: User | None, request_key: str) -> str:
    """Under which name the first message of a user's request is kept."""
    return scoped(f"new-{by.id if by else 0}", request_key)


def of_request(own_key: str) -> Conversation | None:
    message = Message.objects.select_related("conversation").filter(request_key=own_key).first()
    return message.conversation if message else None


def address_of(customer: Customer, inbox: Inbox) -> str:
    identity = customer.identities.filter(kind=inbox.channel.identity).first()
    return identity.shown if identity else ""


def write_down(
    conversation: Conversation,
    by: User | None,
    text: str,
    files: Sequence[StoredFile],
    own_key: str,
    at: datetime,
) -> Message:
    """The customer's own words, as they reached us."""
    clocks = plan_clocks(conversation, WAITED_FOR, at)
    conversation.waiting_since = at
    conversation.due_at = min((clock.due_at for clock in clocks), default=None)
    message = add_message(
        conversation,
        at=at,
        files=files,
        direction=Message.Direction.IN,
        author=Message.Author.CUSTOMER,
        user=by,
        sender=conversation.address,
        sender_name=conversation.customer_name,
        text=text,
        request_key=own_key,
    )
    keep_all(clocks)
    announce(ConversationOpened(**told_of(conversation, by)), at=at)
    announce(
        MessageReceived(**told_of(conversation, by), message_id=message.id, is_first=True),
        at=at,
    )
    return message
