from tests.desk.conftest import deliver, mail, say
from zabota.channels.events import DeliveryUnreadable, DispatchFailed, MessageArrived
from zabota.core.events import announce
from zabota.customers.actions.merge import merge
from zabota.customers.actions.unmerge import unmerge
from zabota.desk.actions.reply import reply
from zabota.desk.handlers import mark_failed
from zabota.desk.models import Conversation, Message


def test_a_message_that_arrived_is_filed_at_once(alice, mail_inbox):
    delivery = deliver(mail_inbox)
    announce(MessageArrived(delivery_id=delivery.id, inbox_id=mail_inbox.id, carried=mail()))
    assert Message.objects.get().delivery == delivery


def test_a_real_mail_is_read_again_when_nobody_carries_it(alice, mail_inbox):
    raw = b"From: alice@example.com\r\nSubject: =?utf-8?b?0J/RgNC40LLQtdGC?=\r\n\r\nHello"
    delivery = deliver(mail_inbox, raw)
    announce(MessageArrived(delivery_id=delivery.id, inbox_id=mail_inbox.id))
    assert Conversation.objects.get().subject == "Привет"


def test_what_cannot_be_read_is_shown_at_once(mail_inbox):
    announce(DeliveryUnreadable(delivery_id=deliver(mail_inbox).id, inbox_id=mail_inbox.id, problem="Broken"))
    assert Message.objects.get().problems == ["Broken"]


def test_a_refused_answer_is_marked(asked, nina):
    message = reply(asked, by=nina, text="Yes")
    mark_failed(DispatchFailed(dispatch_id=message.dispatch_id, about=f"message-{message.id}", problem="No"))
    asked.refresh_from_db()
    assert asked.reply_failed_at is not None


def test_conversations_go_with_the_customers_card_and_come_back(alice, vera, mail_inbox, nina):
    hers = say(mail_inbox, sender="vera@example.com").conversation
    own = say(mail_inbox).conversation
    done = merge(alice, vera, by=nina)
    hers.refresh_from_db()
    assert (hers.customer, hers.customer_name) == (alice, "Alice Popescu")
    unmerge(done, by=nina)
    hers.refresh_from_db()
    own.refresh_from_db()
    assert (hers.customer, hers.customer_name, own.customer) == (vera, "Вера Ёлкина", alice)
