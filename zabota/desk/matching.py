"""To which conversation a message belongs. Questions only; nothing is written here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from zabota.channels.kind import Incoming
from zabota.channels.models import Inbox
from zabota.company.parameters import value_of
from zabota.core.gathering import store_waiting
from zabota.customers.models import Customer
from zabota.desk.models import Conversation, Message

BY_THREAD = {"email", "phone"}
"""Identities whose messages carry a thread of their own; on other channels a customer has one talk at a
time.
"""
LONGEST_CHAIN = 20


@dataclass(frozen=True)
class Match:
    """`joined` is proven; `follows` is proven but settled too long ago; `possible` waits for a person."""

    joined: Conversation | None = None
    follows: Conversation | None = None
    possible: Conversation | None = None


def match(incoming: Incoming, inbox: Inbox, customer: Customer, at: datetime) -> Match:
    """Proof and a sender who takes part join; proof alone, or a mere number, is only a possible match."""
    if not asks_for_none(incoming):
        store_waiting()
    proven = proven_conversation(incoming)
    if proven is not None:
        if not takes_part(incoming, customer, proven):
            return Match(possible=proven)
        return placed(proven, incoming, at)
    if not carries_thread(incoming):
        talk = open_talk(inbox, customer)
        return Match(joined=talk) if talk else Match()
    return Match(possible=named_conversation(incoming))


def carries_thread(incoming: Incoming) -> bool:
    return incoming.identity_kind in BY_THREAD and not incoming.is_talk


def edited_message(incoming: Incoming, inbox: Inbox) -> Message | None:
    """The first of the sender's own messages in this inbox that this one changes."""
    store_waiting()
    named = Message.objects.filter(message_id=incoming.edits, direction=Message.Direction.IN, corrects=None)
    mine = named.filter(conversation__inbox=inbox, sender=incoming.sender[:254])
    found = mine.order_by("id").first()
    if found is not None:
        found.conversation = held().get(id=found.conversation_id)
    return found


def asks_for_none(incoming: Incoming) -> bool:
    """Whether nothing in it names a conversation: a plain mail, which opens one."""
    named = incoming.conversation_ids or incoming.answers or incoming.possible_number
    return not named and carries_thread(incoming)


def placed(proven: Conversation, incoming: Incoming, at: datetime) -> Match:
    """A conversation resolved long ago is not opened again; a machine's mail is kept where it belongs."""
    patience = timedelta(days=value_of("desk.reopen_days"))
    is_old = proven.resolved_at is not None and at - proven.resolved_at > patience
    return Match(follows=proven) if is_old and not is_from_machine(incoming) else Match(joined=proven)


def is_from_machine(incoming: Incoming) -> bool:
    return incoming.is_automatic or incoming.is_absence_note or bool(incoming.bounced)


def proven_conversation(incoming: Incoming) -> Conversation | None:
    if not incoming.conversation_ids:
        return None
    found = held().in_bulk(incoming.conversation_ids)
    nearest = next((found[number] for number in incoming.conversation_ids if number in found), None)
    return nearest and kept_one(nearest)


def kept_one(conversation: Conversation) -> Conversation:
    """The conversation that this one became part of, however often it was merged."""
    for _ in range(LONGEST_CHAIN):
        if conversation.merged_into_id is None:
            break
        conversation = held().get(id=conversation.merged_into_id)
    return conversation


def takes_part(incoming: Incoming, customer: Customer, conversation: Conversation) -> bool:
    """The customer by any address, somebody who wrote in it before, or a bounce of what was said in it."""
    if incoming.bounced or conversation.customer_id == customer.id:
        return True
    sender = incoming.sender.lower()
    if sender == conversation.address.lower():
        return True
    written = conversation.messages.filter(direction=Message.Direction.IN)
    return written.filter(sender__iexact=sender).exists()


def open_talk(inbox: Inbox, customer: Customer) -> Conversation | None:
    return held().open().filter(customer=customer, inbox=inbox).order_by("-last_message_at", "-id").first()


def named_conversation(incoming: Incoming) -> Conversation | None:
    """What the sender claims to answer, by a mail's Message-ID or by a number in the subject."""
    if incoming.answers:
        named = Message.objects.filter(message_id__in=incoming.answers[:20]).exclude(message_id="")
        message = named.select_related("conversation").order_by("-id").first()
        if message is not None:
            return kept_one(message.conversation)
    if incoming.possible_number:
        numbered = Conversation.objects.filter(id=incoming.possible_number).first()
        return numbered and kept_one(numbered)
    return None


def held():
    """Read under a lock: who joins it waits for who changes it."""
    return Conversation.objects.select_for_update(of=("self",)).select_related("inbox", "customer")
