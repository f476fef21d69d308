from collections.abc import Iterator

import pytest

from tests.channels.conftest import paper
from zabota.channels.actions import look_into_inbox as module
from zabota.channels.actions.look_into_inbox import look_into_inbox
from zabota.channels.disk import FULL
from zabota.channels.kind import Catch, TryLater
from zabota.channels.models import Delivery, Inbox


@pytest.fixture
def said(plane, plane_inbox) -> list[str]:
    """A channel that hands over twice; what it did after each commit."""
    said: list[str] = []

    def look(inbox: Inbox) -> Iterator[Catch]:
        yield Catch([paper("1"), paper("2")], {"last": 2})
        said.append(f"marked two, kept {Delivery.objects.count()}")
        yield Catch([paper("3")], {"last": 3})
        said.append(f"marked one, kept {Delivery.objects.count()}")

    plane.looks_into = lambda inbox: True
    plane.look = look
    return said


def test_the_channel_goes_on_only_after_each_commit(plane_inbox, said):
    assert look_into_inbox(plane_inbox.id) == 3
    assert said == ["marked two, kept 2", "marked one, kept 3"]
    plane_inbox.refresh_from_db()
    assert plane_inbox.state["paper_plane"] == {"last": 3}
    assert plane_inbox.checked_at


def test_what_came_before_the_trouble_is_kept(plane, plane_inbox):
    def look(inbox):
        yield Catch([paper("1")], {"last": 1})
        raise TryLater("The server broke the connection.")

    plane.looks_into, plane.look = (lambda inbox: True), look
    assert look_into_inbox(plane_inbox.id) == 1
    plane_inbox.refresh_from_db()
    assert plane_inbox.trouble == "The server broke the connection."
    assert plane_inbox.state["paper_plane"] == {"last": 1}


def test_a_full_disk_pauses_the_intake_and_says_so(plane_inbox, said, monkeypatch):
    monkeypatch.setattr(module, "why_paused", lambda: FULL)
    assert look_into_inbox(plane_inbox.id) == 0
    plane_inbox.refresh_from_db()
    assert plane_inbox.trouble == FULL and said == []


def test_an_error_of_the_program_is_told_too(plane, plane_inbox):
    def look(inbox):
        raise KeyError("нет такого")
        yield

    plane.looks_into, plane.look = (lambda inbox: True), look
    look_into_inbox(plane_inbox.id)
    plane_inbox.refresh_from_db()
    assert "KeyError" in plane_inbox.trouble


def test_an_inbox_that_is_off_is_left_alone(plane_inbox, said):
    Inbox.objects.update(switched_off_at="2026-01-01T00:00Z")
    assert look_into_inbox(plane_inbox.id) == 0
    assert said == []
