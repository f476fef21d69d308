"""What the desk does when others announce."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from zabota.channels.batches import prepares
from zabota.channels.events import (
    DeliveryUnreadable,
    DispatchFailed,
    DispatchUncertain,
    MediaArrived,
    MediaLost,
    MessageArrived,
    NameLearned,
)
from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery, Inbox
from zabota.channels.whereabouts import tells_where
from zabota.channels.writers import tells_writers
from zabota.channels.writing import hears_visitors
from zabota.company.events import HoursChanged
from zabota.company.models import User
from zabota.core.discretion import hides
from zabota.core.events import on
from zabota.core.live import tell_in_passing
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.recognise import recognise
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomerChanged, CustomersMerged, CustomersUnmerged, PromiseDueSoon
from zabota.customers.foreseen import foreseen
from zabota.customers.fulfilled import tells_fulfilled
from zabota.customers.models import Promise
from zabota.desk.actions.fail_reply import fail_reply
from zabota.desk.actions.hang_file import hang_file
from zabota.desk.actions.receive import receive
from zabota.desk.actions.receive_unreadable import receive_unreadable
from zabota.desk.actions.recompute_clocks import recompute_clocks
from zabota.desk.actions.remind_here import remind_here
from zabota.desk.actions.rename_customer import rename_customer
from zabota.desk.actions.tell_lost_file import tell_lost_file
from zabota.desk.claims import is_claimed
from zabota.desk.events import CustomerWrites, told_of
from zabota.desk.expected import fulfilled_of
from zabota.desk.models import Conversation, Message
from zabota.desk.wording import in_company_language

NEEDED = (
    "created_at",
    "inbox__kind",
    "inbox__team",
    "inbox__language",
    "inbox__settings",
    "inbox__switched_off_at",
    "inbox__tells_when_closed",
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
        carried = event.carried.delivery or needed.get(id=event.delivery_id)
        if not is_claimed(event.carried, carried):
            receive(event.carried, carried)
        return
    delivery = deliveries.get(id=event.delivery_id)
    meant = delivery.inbox.channel.read(delivery.inbox, bytes(delivery.raw), delivery.facts)
    if isinstance(meant, Incoming) and not is_claimed(meant, delivery):
        receive(meant, delivery)


@on(DeliveryUnreadable, at_once=True)
def show_unreadable(event: DeliveryUnreadable) -> None:
    delivery = Delivery.objects.select_related("inbox__branch").get(id=event.delivery_id)
    receive_unreadable(delivery, problem=event.problem)


@on(MediaArrived, at_once=True)
def hang_fetched_file(event: MediaArrived) -> None:
    hang_file(event.delivery_id, event.file_id)


@on(MediaLost, at_once=True)
def tell_of_lost_file(event: MediaLost) -> None:
    tell_lost_file(event.delivery_id, event.filename, event.problem)


@on(NameLearned, at_once=True)
def take_name_up(event: NameLearned) -> None:
    """A card that has a name keeps it."""
    rename_customer(recognise(event.kind, event.value, name=event.name).id)


@tells_where
def conversation_of_delivery(delivery_id: int) -> int | None:
    """The number of the conversation that a delivery became part of."""
    filed = Message.objects.filter(delivery=delivery_id)
    return filed.values_list("conversation_id", flat=True).first()


tells_fulfilled(fulfilled_of)


@tells_writers
def writers_of_messages(abouts: Sequence[str]) -> dict[str, str]:
    """First names by `message-12`, of messages that one of us wrote."""
    ids = [int(about[8:]) for about in abouts if about.startswith("message-")]
    written = Message.objects.filter(id__in=ids).exclude(user=None).values_list("id", "user__name")
    return {f"message-{row_id}": name.split()[0] for row_id, name in written if name.strip()}


@hears_visitors
def show_who_writes(inbox: Inbox, visitor: str) -> None:
    """To those who may see the visitor's talk; a visitor who never sent anything has none."""
    mine = Conversation.objects.present().filter(
        customer__identities__kind="chat", customer__identities__value=visitor, inbox=inbox
    )
    if talk := mine.order_by("-last_message_at", "-id").first():
        tell_in_passing(CustomerWrites(**told_of(talk)))


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


@on(PromiseDueSoon, at_once=True)
def remind_in_talk(event: PromiseDueSoon) -> None:
    """Once, as the reminder itself: in its transaction."""
    remind_here(Promise.objects.select_related("owner").get(id=event.promise_id))


@hides("about")
def confidential_keys(user: User) -> QuerySet:
    """`conversation-7` of those the user may not see."""
    key = Concat(Value("conversation-"), "id", output_field=CharField())
    return Conversation.objects.kept_from(user).annotate(key=key).values("key")


@hides("desk.Conversation")
def confidential_numbers(user: User) -> QuerySet:
    return Conversation.objects.kept_from(user).values("id")


@hides("channels.Dispatch")
def confidential_dispatches(user: User) -> QuerySet:
    return confidential_messages(user).exclude(dispatch=None).values("dispatch")


@hides("channels.Delivery")
def confidential_deliveries(user: User) -> QuerySet:
    return confidential_messages(user).exclude(delivery=None).values("delivery")


def confidential_messages(user: User) -> QuerySet:
    return Message.objects.filter(conversation__in=Conversation.objects.kept_from(user).values("id"))


@on(HoursChanged)
def move_clocks(event: HoursChanged) -> None:
    recompute_clocks()
