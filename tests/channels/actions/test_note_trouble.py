from datetime import datetime, timedelta

import pytest
import time_machine

from zabota.channels.actions.note_trouble import note_trouble
from zabota.channels.kind import TryLater, WrongPassword
from zabota.channels.models import Inbox
from zabota.core.models import EventRecord

NOON = datetime.fromisoformat("2026-03-02T12:00:00+00:00")


def rests(inbox: Inbox, reason: TryLater) -> timedelta:
    note_trouble(inbox, reason)
    inbox.refresh_from_db()
    return datetime.fromisoformat(inbox.state["rest_until"]) - NOON


@pytest.mark.parametrize(
    ("kind", "minutes"), [(TryLater, [1, 1, 2, 5, 10, 10]), (WrongPassword, [5, 15, 30, 60, 60, 60])]
)
def test_pauses_grow_and_longer_for_a_wrong_password(plane_inbox, kind, minutes):
    with time_machine.travel(NOON, tick=False):
        pauses = [rests(plane_inbox, kind("Сервер молчит.")) for _ in minutes]
    assert pauses == [timedelta(minutes=n) for n in minutes]


def test_the_same_trouble_is_told_once_and_its_first_moment_stays(plane_inbox):
    with time_machine.travel(NOON, tick=False):
        note_trouble(plane_inbox, TryLater("The server does not answer.\ntimed out"))
    note_trouble(plane_inbox, TryLater("The server does not answer.\nsomething else"))
    plane_inbox.refresh_from_db()
    assert plane_inbox.trouble_since == NOON
    assert EventRecord.objects.filter(name="InboxTroubled").count() == 1
    note_trouble(plane_inbox, WrongPassword("The mail server does not accept this user name and password."))
    assert EventRecord.objects.filter(name="InboxTroubled").count() == 2
