import threading

import pytest
from django.db import OperationalError, connection

from tests.channels.conftest import paper
from zabota.channels.actions import read_deliveries as module
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.read_deliveries import MOST_ATTEMPTS, read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.events import DeliveryUnreadable, MessageArrived
from zabota.channels.models import Delivery
from zabota.core import events

pytestmark = pytest.mark.usefixtures("announced")


def test_deliveries_are_read_in_the_order_they_came(plane_inbox, announced):
    take_in(plane_inbox, [paper(str(n), f"alice@example.com|письмо {n}") for n in range(60)])
    assert read_deliveries() == 60
    assert [event.carried.text for event in announced] == [f"письмо {n}" for n in range(60)]
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {"message"}
    assert not Delivery.objects.unread().exists()


def test_reading_again_reads_nothing(plane_inbox, announced):
    take_in(plane_inbox, [paper("1")])
    read_deliveries()
    assert read_deliveries() == 0
    assert len(announced) == 1


def test_what_cannot_be_read_becomes_visible_and_does_not_stop_the_others(plane_inbox, announced):
    broken = paper("2")
    object.__setattr__(broken, "raw", b"\xff\xfe not UTF-8")
    take_in(plane_inbox, [paper("1"), broken, paper("3")])
    assert read_deliveries() == 3
    assert [type(event) for event in announced] == [MessageArrived, DeliveryUnreadable, MessageArrived]
    delivery = Delivery.objects.get(key="2")
    assert delivery.outcome == "unreadable"
    assert "UnicodeDecodeError" in delivery.problem
    assert bytes(delivery.raw) == b"\xff\xfe not UTF-8"


def test_what_even_the_desk_cannot_show_is_kept_and_not_tried_for_ever(plane_inbox, monkeypatch):
    def refuse(event):
        raise ValueError("the desk is broken")

    monkeypatch.setitem(events._at_once, MessageArrived, [refuse])
    monkeypatch.setitem(events._at_once, DeliveryUnreadable, [refuse])
    take_in(plane_inbox, [paper("1")])
    assert read_deliveries() == 1
    assert read_deliveries() == 0
    assert Delivery.objects.get().outcome == "unreadable"


def test_the_same_message_by_two_ways_is_read_once(plane_inbox, announced):
    take_in(plane_inbox, [paper("imap:1", sameness="abc"), paper("smtp:2", sameness="abc")])
    read_deliveries()
    take_in(plane_inbox, [paper("imap:3", sameness="abc")])
    read_deliveries()
    assert len(announced) == 1
    assert list(Delivery.objects.order_by("id").values_list("outcome", flat=True)) == [
        "message",
        "same",
        "same",
    ]


def test_what_kills_its_reader_is_given_up_after_a_few_attempts(plane_inbox, announced):
    take_in(plane_inbox, [paper("poison"), paper("2")])
    Delivery.objects.filter(key="poison").update(attempts=MOST_ATTEMPTS)
    assert read_deliveries() == 2
    assert [type(event) for event in announced] == [DeliveryUnreadable, MessageArrived]


def test_after_a_crash_the_suspects_are_read_one_by_one(plane_inbox, monkeypatch):
    take_in(plane_inbox, [paper(str(n)) for n in range(4)])
    Delivery.objects.filter(key__in=["0", "1"]).update(attempts=1)
    sizes = []
    read_batch = module._read_batch
    monkeypatch.setattr(module, "_read_batch", lambda ids: sizes.append(len(ids)) or read_batch(ids))
    read_deliveries()
    assert sizes == [1, 1, 2]


def test_a_lost_database_condemns_no_delivery(plane_inbox, announced, monkeypatch):
    def lose(event):
        raise OperationalError("deadlock detected")

    take_in(plane_inbox, [paper("1")])
    with monkeypatch.context() as lost:
        lost.setitem(events._at_once, MessageArrived, [lose])
        with pytest.raises(OperationalError):
            read_deliveries()
    assert Delivery.objects.get().read_at is None
    assert read_deliveries() == 1
    assert [type(event) for event in announced] == [MessageArrived]


def test_a_bounce_of_ours_marks_its_dispatch_instead_of_becoming_a_message(plane_inbox, announced):
    dispatch = queue_dispatch(inbox=plane_inbox, to="gone@example.com", body="Добрый день")
    bounce = paper("1", bounced=dispatch.message_id, bounce_problem="550 No such user")
    take_in(plane_inbox, [bounce, paper("2", bounced="<zabota-unknown@elsewhere>", bounce_problem="550")])
    read_deliveries()
    dispatch.refresh_from_db()
    assert dispatch.bounced_at and dispatch.problem == "550 No such user"
    assert list(Delivery.objects.order_by("id").values_list("outcome", flat=True)) == ["bounce", "message"]


@pytest.mark.django_db(transaction=True)
def test_four_readers_at_once_read_each_delivery_once(plane_inbox, announced):
    take_in(plane_inbox, [paper(str(n), f"alice@example.com|{n}") for n in range(200)])

    def read():
        try:
            read_deliveries()
        finally:
            connection.close()

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(60)
    assert [int(event.carried.text) for event in announced] == list(range(200))
