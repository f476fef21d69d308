from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.core.gathering import store_waiting
from zabota.customers.models import Customer
from zabota.desk.filing import add_incoming
from zabota.desk.matching import held, proven_conversation, takes_part
from zabota.desk.models import Conversation, Message


@transaction.atomic(savepoint=False)
def bring_message(
    said: Incoming,
    delivery: Delivery,
    customer: Customer,
    *,
    at: datetime,
    address: str,
    branch: Branch | None = None,
    is_ours: bool = False,
    is_automatic: bool = False,
) -> tuple[Message, bool]:
    """File a mail of long ago, and say whether it began a conversation. `address` is the customer's.

    It is quiet: nothing is announced, no clock starts, and the conversation is resolved since its last word.
    It joins only what was brought itself, so that an old file changes nothing that goes on here.
    """
    conversation = None if said.bounced else joined(said, delivery, customer, address, at)
    follows = None
    if conversation is not None and is_apart(conversation, at):
        conversation, follows = None, conversation
    is_new = conversation is None
    if conversation is None:
        conversation = opened(said, delivery, customer, address, branch, at, follows)
    conversation.opened_at = min(conversation.opened_at, at)
    conversation.resolved_at = max(conversation.resolved_at or at, at)
    if is_ours and not is_automatic and conversation.message_count:
        conversation.first_answered_at = min(conversation.first_answered_at or at, at)
    author = Message.Author.USER if is_ours else Message.Author.CUSTOMER
    if is_automatic:
        author = Message.Author.AUTOMATIC
    message = add_incoming(conversation, said, delivery, at=at, author=author, is_ours=is_ours)
    return message, is_new


def joined(
    said: Incoming, delivery: Delivery, customer: Customer, address: str, at: datetime
) -> Conversation | None:
    """What it answers, if that was brought to this inbox as well and its customer takes part."""
    if not said.answers:
        return None
    store_waiting()
    named = Message.objects.filter(
        message_id__in=said.answers[:20],
        conversation__inbox=delivery.inbox_id,
        conversation__brought_at__isnull=False,
        conversation__resolved_at__isnull=False,
        conversation__merged_into=None,
        conversation__confided_to=None,
    )
    message = named.exclude(message_id="").order_by("-at", "-id").first()
    if message is None:
        return None
    conversation = held().get(id=message.conversation_id)
    is_part = conversation.address.lower() == address.lower() or takes_part(said, customer, conversation)
    return conversation if is_part else None


def is_apart(conversation: Conversation, at: datetime) -> bool:
    """So long before or after it that it is a conversation of its own, as with mail that comes today."""
    patience = timedelta(days=value_of("desk.reopen_days"))
    return at - conversation.last_message_at > patience or conversation.opened_at - at > patience


def opened(
    said: Incoming,
    delivery: Delivery,
    customer: Customer,
    address: str,
    branch: Branch | None,
    at: datetime,
    follows: Conversation | None,
) -> Conversation:
    inbox = delivery.inbox
    branch_id = branch.id if branch else inbox.branch_id
    return Conversation(
        customer=customer,
        inbox=inbox,
        branch_id=branch_id,
        team_id=inbox.team_id if branch_id == inbox.branch_id else None,
        address=address[:254],
        subject=" ".join(said.subject.split())[:300],
        language=(customer.language or said.language or inbox.language)[:5],
        opened_at=at,
        last_message_at=at,
        customer_name=str(customer)[:160],
        follows=follows,
        possible_match=proven_conversation(said),
        brought_at=timezone.now(),
    )
