"""Whatever happens to a conversation makes its fact stale, in the same transaction; nothing is read here."""

from zabota.core.events import on
from zabota.customers.events import CustomerChanged, CustomersMerged, CustomersUnmerged
from zabota.desk.events import (
    ClockBreached,
    ConversationEvent,
    ConversationReopened,
    ConversationResolved,
    ConversationsMerged,
    ConversationsUnmerged,
    ConversationTransferred,
    MessageReceived,
    ReplySent,
)
from zabota.desk.models import Conversation
from zabota.reports.actions.mark_stale import mark_stale


@on(
    MessageReceived,
    ConversationTransferred,
    ConversationResolved,
    ConversationReopened,
    ClockBreached,
    at_once=True,
)
def note_change(event: ConversationEvent) -> None:
    mark_stale([event.conversation_id])


@on(ReplySent, at_once=True)
def note_answer(event: ReplySent) -> None:
    """What was sent by itself is no answer."""
    if not event.is_automatic:
        mark_stale([event.conversation_id])


@on(ConversationsMerged, ConversationsUnmerged, at_once=True)
def note_merge(event: ConversationsMerged | ConversationsUnmerged) -> None:
    mark_stale([event.conversation_id, event.merged_id])


@on(CustomerChanged)
def note_customer(event: CustomerChanged) -> None:
    note_all_of(event.customer_id)


@on(CustomersMerged, CustomersUnmerged)
def note_customers(event: CustomersMerged | CustomersUnmerged) -> None:
    for customer_id in (event.customer_id, event.merged_id):
        note_all_of(customer_id)


def note_all_of(customer_id: int) -> None:
    mark_stale(Conversation.objects.filter(customer=customer_id).values_list("id", flat=True))
