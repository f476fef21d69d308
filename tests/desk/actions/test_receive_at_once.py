"""Two workers at the same moment, on the real database."""

import threading

import pytest
from django.db import IntegrityError, connection

from tests.desk.conftest import deliver, mail
from zabota.channels.models import Delivery
from zabota.desk.actions.receive import receive
from zabota.desk.models import Conversation, Message

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls):
    ready, lost = threading.Barrier(len(calls)), []

    def run(call):
        ready.wait(10)
        try:
            call()
        except IntegrityError as clash:
            lost.append(clash)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return lost


def test_the_same_delivery_is_one_message(alice, mail_inbox):
    delivery = deliver(mail_inbox)
    together(*[lambda: receive(mail(), Delivery.objects.get(id=delivery.id)) for _ in range(4)])
    assert Message.objects.count() == Conversation.objects.count() == 1


def test_a_visitor_who_types_fast_has_one_talk(mail_inbox):
    deliveries = [deliver(mail_inbox).id for _ in range(4)]
    chat = {"sender": "visitor-9", "identity_kind": "chat"}
    lost = together(*[lambda n=n: receive(mail(**chat), Delivery.objects.get(id=n)) for n in deliveries])
    assert not lost
    assert Conversation.objects.get().message_count == Message.objects.count() == 4


def test_answers_that_come_together_are_all_counted(alice, mail_inbox):
    first = receive(mail(), deliver(mail_inbox))
    deliveries = [deliver(mail_inbox).id for _ in range(4)]
    proof = {"conversation_ids": (first.conversation_id,)}
    lost = together(*[lambda n=n: receive(mail(**proof), Delivery.objects.get(id=n)) for n in deliveries])
    assert not lost
    assert Conversation.objects.get().message_count == Message.objects.count() == 5
