import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.actions import look_into_inboxes as module
from zabota.channels.actions.look_into_inboxes import look_into_inboxes
from zabota.channels.models import Inbox

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_due_inbox_is_looked_into_and_a_slow_one_stops_no_other(
    plane, plane_inbox, central, monkeypatch
):
    other = Inbox.objects.create(name="Other planes", kind="paper_plane", branch=central)
    resting = {"rest_until": (timezone.now() + timedelta(minutes=9)).isoformat()}
    Inbox.objects.create(name="Resting", kind="paper_plane", state=resting)
    Inbox.objects.create(name="Off", kind="paper_plane", switched_off_at="2026-01-01T00:00Z")
    plane.looks_into = lambda inbox: True
    looked, release = [], threading.Event()

    def look(inbox_id: int) -> None:
        if inbox_id == plane_inbox.id:
            release.wait(20)
        looked.append(inbox_id)
        if inbox_id == other.id:
            release.set()

    monkeypatch.setattr(module, "look_into_inbox", look)
    for thread in look_into_inboxes():
        thread.join(20)
    assert looked == [other.id, plane_inbox.id]


def test_a_pause_longer_than_any_came_of_a_clock_that_was_set_back_and_is_over(
    plane, plane_inbox, monkeypatch
):
    plane.looks_into = lambda inbox: True
    plane_inbox.state = {"rest_until": (timezone.now() + timedelta(hours=5)).isoformat()}
    plane_inbox.save()
    looked = []
    monkeypatch.setattr(module, "look_into_inbox", looked.append)
    for thread in look_into_inboxes():
        thread.join(20)
    assert looked == [plane_inbox.id]
