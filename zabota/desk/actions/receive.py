from datetime import datetime

from django.db import connection, transaction

from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.core.events import announce
from zabota.core.gathering import keep_all
from zabota.customers.actions.recognise import recognise
from zabota.customers.models import Customer
from zabota.desk.actions.acknowledge import may_be_acknowledged, queue_acknowledgement
from zabota.desk.actions.reopen import reopen
from zabota.desk.actions.resume_clocks import resume_clocks
from zabota.desk.actions.start_clocks import start_clocks
from zabota.desk.actions.tell_when_back import may_be_told, queue_notice
from zabota.desk.clocks import plan_clocks
from zabota.desk.events import ConversationOpened, MessageReceived, told_of
from zabota.desk.filing import add_incoming
from zabota.desk.matching import Match, carries_thread, edited_message, is_from_machine, kept_one, match
from zabota.desk.models import Circle, Conversation, Message, SlaClock
from zabota.desk.models.sla import Limit


@transaction.atomic(savepoint=False)
def receive(incoming: Incoming, delivery: Delivery, *, at: datetime | None = None) -> Message:
    """File what a customer wrote: in the conversation it provably answers, else in a new one.

    Filing a delivery again returns the same message. What machines send (absence notes, automatic mail,
    bounces) is kept and shown, but reopens nothing, starts no clock and is never answered by us.
    """
    if incoming.delivery is None and (filed := filed_before(delivery)):
        return filed
    at = at or delivery.created_at
    customer = sender_of(incoming, delivery)
    if not carries_thread(incoming):
        one_talk_at_a_time(delivery, customer)
    if incoming.edits and (earlier := edited_message(incoming, delivery.inbox)):
        return correct(earlier, incoming, delivery, at)
    found = match(incoming, delivery.inbox, customer, at)
    if found.joined is not None:
        return join(found.joined, incoming, delivery, at)
    return open_new(found, customer, incoming, delivery, at)


def filed_before(delivery: Delivery) -> Message | None:
    """Whoever carries a delivery with its message holds its row and knows that it was not filed yet."""
    filed = Message.objects.filter(delivery=delivery).values_list("id", flat=True).order_by()[:1]
    return Message.objects.select_related("conversation").get(id=filed[0]) if filed else None


def sender_of(incoming: Incoming, delivery: Delivery) -> Customer:
    return recognise(
        incoming.identity_kind,
        incoming.sender,
        name=incoming.sender_name,
        language=incoming.language,
        branch=delivery.inbox.branch,
        also_known_as=incoming.also_known_as,
    )


def one_talk_at_a_time(delivery: Delivery, customer: Customer) -> None:
    """Two chat messages at once must not open two talks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashint8(%s), %s)", [customer.id, delivery.inbox_id])


def correct(earlier: Message, incoming: Incoming, delivery: Delivery, at: datetime) -> Message:
    """The sender changed a message: both wordings are kept. The same words are no change."""
    latest = earlier.corrections.order_by("-id").first() or earlier
    if latest.text == incoming.text and not incoming.media:
        return latest
    return join(kept_one(earlier.conversation), incoming, delivery, at, corrects=earlier)


def join(
    conversation: Conversation,
    incoming: Incoming,
    delivery: Delivery,
    at: datetime,
    corrects: Message | None = None,
) -> Message:
    """Add to a conversation that goes on; a resolved one is opened again by a person's message."""
    if is_from_machine(incoming):
        if incoming.bounced:
            conversation.reply_failed_at = at
        return told(file(conversation, incoming, delivery, at), conversation)
    if conversation.is_resolved:
        reopen(conversation, because="customer", at=at)
    is_first_wait = conversation.waiting_since is None
    conversation.waiting_since = conversation.waiting_since or at
    conversation.snoozed_until = None
    if incoming.is_talk and conversation.inbox_id == delivery.inbox_id:  # answer where they wrote last
        conversation.address = incoming.sender[:254]
    message = file(conversation, incoming, delivery, at, corrects)
    resume_clocks(conversation)
    if is_first_wait:
        limit = Limit.NEXT_RESPONSE if conversation.first_answered_at else Limit.FIRST_RESPONSE
        start_clocks(conversation, limit, Limit.RESOLUTION, at=at)
    if may_be_told(conversation):
        queue_notice(message)
    return told(message, conversation)


def open_new(
    found: Match, customer: Customer, incoming: Incoming, delivery: Delivery, at: datetime
) -> Message:
    conversation = new_conversation(found, customer, incoming, delivery, at)
    clocks: list[SlaClock] = []
    if not is_from_machine(incoming):
        clocks = plan_clocks(conversation, (Limit.FIRST_RESPONSE, Limit.RESOLUTION), at)
        conversation.waiting_since = at
        conversation.due_at = min((clock.due_at for clock in clocks), default=None)
    message = file(conversation, incoming, delivery, at)
    keep_all(clocks)
    if found.follows is not None and found.follows.is_confidential:
        keep_all(
            circle.copy_for(conversation.id) for circle in Circle.objects.filter(conversation=found.follows)
        )
    announce(ConversationOpened(**told_of(conversation)), at=at)
    if not is_from_machine(incoming) and may_be_acknowledged(conversation):
        queue_acknowledgement(message)
    if not is_from_machine(incoming) and may_be_told(conversation):
        queue_notice(message)
    return told(message, conversation)


def new_conversation(
    found: Match, customer: Customer, incoming: Incoming, delivery: Delivery, at: datetime
) -> Conversation:
    """Not stored yet. It goes to the branch and team of its inbox, or stays with those it follows, as
    confidential as that one.
    """
    inbox = delivery.inbox
    before = found.follows
    return Conversation(
        customer=customer,
        inbox=inbox,
        branch_id=before.branch_id if before else inbox.branch_id,
        team_id=before.team_id if before else inbox.team_id,
        address=incoming.sender[:254],
        subject=" ".join(incoming.subject.split())[:300],
        language=(customer.language or incoming.language or inbox.language)[:5],
        opened_at=at,
        last_message_at=at,
        customer_name=str(customer)[:160],
        follows=before,
        confided_to=before.confided_to if before else None,
        confided_to_teams=before.confided_to_teams if before else None,
        possible_match=found.possible,
    )


def file(
    conversation: Conversation,
    incoming: Incoming,
    delivery: Delivery,
    at: datetime,
    corrects: Message | None = None,
) -> Message:
    author = Message.Author.AUTOMATIC if is_from_machine(incoming) else Message.Author.CUSTOMER
    return add_incoming(conversation, incoming, delivery, at=at, author=author, corrects=corrects)


def told(message: Message, conversation: Conversation) -> Message:
    is_first = conversation.message_count == 1
    announce(
        MessageReceived(**told_of(conversation), message_id=message.id, is_first=is_first), at=message.at
    )
    return message
