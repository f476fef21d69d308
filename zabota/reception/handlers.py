"""What the front office does when others announce."""

from django.db.models import Model

from zabota.channels.calls import as_news
from zabota.channels.events import CallReported
from zabota.channels.models import Delivery
from zabota.core.events import on
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.desk.events import ConversationResolved, ConversationsMerged, ConversationsUnmerged
from zabota.reception.actions.finish_hand_over import finish_hand_over
from zabota.reception.actions.follow_call import follow_call
from zabota.reception.actions.move_contacts import move_contacts, return_contacts
from zabota.reception.models import BookEntry, Call, Consultation, SeniorCall

OF_CUSTOMER: tuple[type[Model], ...] = (BookEntry, Call, Consultation, SeniorCall)


@on(CallReported, at_once=True)
def follow(event: CallReported) -> None:
    delivery = Delivery.objects.select_related("inbox__branch").get(id=event.delivery_id)
    inbox = delivery.inbox
    follow_call(inbox, event.carried or as_news(bytes(delivery.raw), delivery.created_at))


@on(ConversationResolved, at_once=True)
def finish(event: ConversationResolved) -> None:
    finish_hand_over(event.conversation_id)


@on(ConversationsMerged, at_once=True)
def follow_talk(event: ConversationsMerged) -> None:
    move_contacts(event.merged_id, event.conversation_id, event.merge_id)


@on(ConversationsUnmerged, at_once=True)
def go_back(event: ConversationsUnmerged) -> None:
    return_contacts(event.conversation_id, event.merged_id, event.merge_id)


@on(CustomersMerged, at_once=True)
def follow_merge(event: CustomersMerged) -> None:
    for noun in OF_CUSTOMER:
        move_rows(event, noun)


@on(CustomersUnmerged, at_once=True)
def follow_unmerge(event: CustomersUnmerged) -> None:
    for noun in OF_CUSTOMER:
        return_rows(event, noun)
