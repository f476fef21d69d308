import threading

from django.db import connection

from zabota.channels.locks import only_one
from zabota.core.models import EventRecord
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.actions.tell import TELLING, tell
from zabota.webhooks.models import Telling


def test_what_no_longer_exists_is_given_up(webhook, listener, asked):
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    Telling.objects.update(happening="conversation.forgotten")
    assert tell(webhook.id) == 0 and not listener.asked
    assert Telling.objects.get().state == "given_up"


def test_one_thing_at_a_time(transactional_db, webhook, listener, asked):
    """While another worker tells this address, nothing is told."""
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with only_one(TELLING, webhook.id) as mine:
            assert mine
            held.set()
            done.wait(20)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(20)
    assert tell(webhook.id) == 0 and not listener.asked
    done.set()
    other.join()
    assert tell(webhook.id) == 1
