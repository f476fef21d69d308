from dataclasses import replace

import pytest

from tests.channels.conftest import paper
from zabota.channels.actions.fetch_enclosure import PAUSES_SECONDS, fetch_enclosure
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import Fetched, Media, NeverAccepted, TryLater
from zabota.channels.models import Enclosure
from zabota.desk.models import Message


@pytest.fixture
def enclosure(plane, plane_inbox) -> Enclosure:
    """A message names a file that is not fetched yet."""
    read = plane.read
    plane.read = lambda *given: replace(read(*given), media=(Media({"n": 1}, "Счёт.pdf"),))
    take_in(plane_inbox, [paper("1")])
    read_deliveries()
    return Enclosure.objects.get()


def test_the_file_is_hung_on_its_message_once(plane, enclosure):
    plane.fetch = lambda inbox, ref: Fetched(b"%PDF-1.4", "other.pdf")
    for _again in range(2):
        fetch_enclosure(enclosure.id)
    [hung] = Message.objects.get().attachments.all()
    assert hung.file.filename == "Счёт.pdf" and hung.file.path.read_bytes() == b"%PDF-1.4"


@pytest.mark.parametrize("error", [TryLater("The server is away."), RuntimeError("who knows")])
def test_what_does_not_come_is_tried_again_and_then_said(plane, enclosure, error):
    def away(inbox, ref):
        raise error

    plane.fetch = away
    for _try in PAUSES_SECONDS:
        fetch_enclosure(enclosure.id)
        enclosure.refresh_from_db()
        assert enclosure.failed_at is None and enclosure.problem
    fetch_enclosure(enclosure.id)
    enclosure.refresh_from_db()
    assert enclosure.failed_at
    assert "Счёт.pdf" in Message.objects.get().problems[0]


def test_what_is_gone_is_said_at_once(plane, enclosure):
    def gone(inbox, ref):
        raise NeverAccepted("It is gone.")

    plane.fetch = gone
    fetch_enclosure(enclosure.id)
    fetch_enclosure(enclosure.id)
    assert len(Message.objects.get().problems) == 1
