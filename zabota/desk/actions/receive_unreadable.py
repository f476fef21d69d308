import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.models import Delivery
from zabota.core.actions.store_file import store_file
from zabota.core.events import announce
from zabota.customers.actions.recognise import recognise
from zabota.customers.models import Customer
from zabota.desk.actions.add_message import add_message
from zabota.desk.clocks import plan_clocks
from zabota.desk.events import ConversationOpened, MessageReceived, told_of
from zabota.desk.models import Conversation, Message, SlaClock
from zabota.desk.models.sla import Limit
from zabota.desk.wording import in_company_language

HEAD_BYTES = 65_536
FROM = re.compile(
    rb"^from:[^\r\n]{0,400}?([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190})", re.IGNORECASE | re.MULTILINE
)
UNKNOWN = "unknown"


@transaction.atomic(savepoint=False)
def receive_unreadable(delivery: Delivery, *, problem: str, at: datetime | None = None) -> Message:
    """Show what could not be read as a conversation with the original as a file: nothing is lost.

    It waits for an answer like any other; the sender is whoever the raw message names, else unknown.
    """
    filed = Message.objects.filter(delivery=delivery).first()
    if filed is not None:
        return filed
    with in_company_language():
        return show(delivery, problem, at or delivery.created_at)


def show(delivery: Delivery, problem: str, at: datetime) -> Message:
    inbox = delivery.inbox
    address = address_in(bytes(delivery.raw))
    customer = who_sent(delivery, address)
    conversation = Conversation(
        customer=customer,
        inbox=inbox,
        branch_id=inbox.branch_id,
        team_id=inbox.team_id,
        address=address,
        subject=_("A message that could not be read"),
        language=customer.language or inbox.language,
        opened_at=at,
        last_message_at=at,
        waiting_since=at,
        customer_name=str(customer)[:160],
    )
    clocks = plan_clocks(conversation, (Limit.FIRST_RESPONSE, Limit.RESOLUTION), at)
    conversation.due_at = min((clock.due_at for clock in clocks), default=None)
    message = add_message(
        conversation,
        at=at,
        files=[store_file(bytes(delivery.raw), f"message-{delivery.id}.eml", "message/rfc822")],
        direction=Message.Direction.IN,
        author=Message.Author.CUSTOMER,
        sender=address,
        text=_("This message could not be read. The original is attached."),
        problems=[line for line in str(problem).splitlines() if line.strip()],
        delivery=delivery,
    )
    SlaClock.objects.bulk_create(clocks)
    announce(ConversationOpened(**told_of(conversation)), at=at)
    announce(MessageReceived(**told_of(conversation), message_id=message.id, is_first=True), at=at)
    return message


def address_in(raw: bytes) -> str:
    """The address that a raw message names as its sender; empty when none can be made out."""
    found = FROM.search(raw[:HEAD_BYTES])
    return found[1].decode("ascii").rstrip(".") if found else ""


def who_sent(delivery: Delivery, address: str) -> Customer:
    if address:
        return recognise("email", address, branch=delivery.inbox.branch)
    return recognise(
        UNKNOWN, f"inbox-{delivery.inbox_id}", name=str(_("Unknown sender")), branch=delivery.inbox.branch
    )
