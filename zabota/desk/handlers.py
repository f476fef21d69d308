"""What the desk does when others announce."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from django.utils.translation import gettext as _

from zabota.channels.batches import prepares
from zabota.channels.events import DeliveryUnreadable, DispatchFailed, DispatchUncertain, MessageArrived
from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery, Inbox
from zabota.channels.whereabouts import tells_where
from zabota.channels.writers import tells_writers
from zabota.company.events import HoursChanged
from zabota.core.events import on
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomerChanged, CustomersMerged, CustomersUnmerged
from zabota.customers.foreseen import foreseen
from zabota.desk.actions.fail_reply import fail_reply
from zabota.desk.actions.receive import receive
from zabota.desk.actions.receive_unreadable import receive_unreadable
from zabota.desk.actions.recompute_clocks import recompute_clocks
from zabota.desk.actions.rename_customer import rename_customer
from zabota.desk.models import Conversation, Message
from zabota.desk.wording import in_company_language

NEEDED = (
    "created_at",
    "inbox__kind",
    "inbox__team",
    "inbox__language",
    "inbox__settings",
    "inbox__switched_off_at",
)
"""Of a delivery whose message is carried: not the raw mail, not the inbox's secrets."""


@prepares
def look_senders_up(inbox: Inbox, messages: Sequence[Incoming]) -> AbstractContextManager[None]:
    """Who wrote, in one question for the whole batch."""
    named = [(one.identity_kind, one.sender) for one in messages]
    named += [other for one in messages for other in one.also_known_as]
    return foreseen(named, inbox.branch)


@on(MessageArrived, at_once=True)
def file_message(event: MessageArrived) -> None:
    deliveries = Delivery.objects.select_related("inbox__branch")
    if event.carried is not None:
        needed = deliveries.only(*NEEDED, "inbox__branch__name")
        receive(event.carried, event.carried.delivery or needed.get(id=event.delivery_id))
        return
    delivery = deliveries.get(id=event.delivery_id)
    receive(delivery.inbox.channel.read(delivery.inbox, bytes(delivery.raw), delivery.facts), delivery)


@on(DeliveryUnreadable, at_once=True)
def show_unreadable(event: DeliveryUnreadable) -> None:
    delivery = Delivery.objects.select_related("inbox__branch").get(id=event.delivery_id)
    receive_unreadable(delivery, problem=event.problem)


@tells_where
def conversation_of_delivery(delivery_id: int) -> int | None:
    """The number of the conversation that a delivery became part of."""
    filed = Message.objects.filter(delivery=delivery_id)
    return filed.values_list("conversation_id", flat=True).first()


@tells_writers
def writers_of_messages(abouts: Sequence[str]) -> dict[str, str]:
    """First names by `message-12`, of messages that one of us wrote."""
    ids = [int(about[8:]) for about in abouts if about.startswith("message-")]
    written = Message.objects.filter(id__in=ids).exclude(user=None).values_list("id", "user__name")
    return {f"message-{row_id}": name.split()[0] for row_id, name in written if name.strip()}


@on(DispatchFailed)
def mark_failed(event: DispatchFailed) -> None:
    if event.about.startswith("message-"):
        fail_reply(event.dispatch_id, problem=event.problem)


@on(DispatchUncertain)
def mark_uncertain(event: DispatchUncertain) -> None:
    if event.about.startswith("message-"):
        with in_company_language():
            fail_reply(event.dispatch_id, problem=_("Nobody knows whether this message arrived."))


@on(CustomersMerged, at_once=True)
def follow_merge(event: CustomersMerged) -> None:
    if move_rows(event, Conversation):
        rename_customer(event.customer_id)


@on(CustomersUnmerged, at_once=True)
def follow_unmerge(event: CustomersUnmerged) -> None:
    if return_rows(event, Conversation):
        rename_customer(event.merged_id)


@on(CustomerChanged)
def follow_name(event: CustomerChanged) -> None:
    rename_customer(event.customer_id)


@on(HoursChanged)
def move_clocks(event: HoursChanged) -> None:
    recompute_clocks()
