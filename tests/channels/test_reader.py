"""The reader beside the pages: woken by the database, and by itself after a crash."""

import time

import pytest

from tests.channels.conftest import paper
from zabota.channels.actions.take_in import take_in
from zabota.channels.handlers.reader import Reader
from zabota.channels.models import Delivery

pytestmark = pytest.mark.django_db(transaction=True)


def wait_until_read() -> float:
    """Seconds until nothing is unread."""
    began = time.monotonic()
    while Delivery.objects.unread().exists():
        assert time.monotonic() - began < 20, "nobody read it"
        time.sleep(0.005)
    return time.monotonic() - began


@pytest.fixture
def reader():
    reader = Reader()
    yield reader
    reader.stop()


def test_what_a_crash_left_unread_is_read_at_the_start(plane_inbox, announced, reader):
    take_in(plane_inbox, [paper("1"), paper("2")])
    Delivery.objects.filter(key="1").update(attempts=1)
    reader.start()
    wait_until_read()
    assert len(announced) == 2


def test_what_comes_in_is_read_without_being_asked(plane_inbox, announced, reader):
    reader.start()
    for number in range(5):
        take_in(plane_inbox, [paper(str(number))])
        wait_until_read()
    assert len(announced) == 5


def test_the_reader_stops_when_asked(plane_inbox, reader):
    reader.start()
    thread = reader.thread
    reader.stop()
    assert not thread.is_alive()
