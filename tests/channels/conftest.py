"""A channel of the tests' own: what it was given is a line of text, and it sends what it is told to."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.channels.sink import Sink
from zabota.channels.events import DeliveryUnreadable, MessageArrived
from zabota.channels.kind import ChannelKind, Incoming, RawDelivery, Sent, kinds
from zabota.channels.models import Dispatch, Inbox
from zabota.core import events

Answer = Callable[[Dispatch], Sent]


class PaperPlane(ChannelKind):
    name = "paper_plane"
    label = "Paper plane"
    identity = "email"

    def __init__(self) -> None:
        self.flown: list[str] = []
        self.answer: Answer = lambda dispatch: Sent(f"plane-{dispatch.id}")

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming:
        sender, _bar, text = raw.decode("utf-8").partition("|")
        return Incoming(
            sender=sender,
            text=text,
            identity_kind="email",
            sameness=facts.get("sameness", ""),
            bounced_message_id=facts.get("bounced", ""),
            bounce_problem=facts.get("bounce_problem", ""),
        )

    def send(self, dispatch: Dispatch) -> Sent:
        self.flown.append(dispatch.to)
        return self.answer(dispatch)


@pytest.fixture
def plane() -> Iterator[PaperPlane]:
    """The kind itself: set its `answer`, read what has `flown`."""
    kind = PaperPlane()
    kinds._items[kind.name] = kind
    yield kind
    del kinds._items[kind.name]


@pytest.fixture
def plane_inbox(plane, central, desk_team) -> Inbox:
    return Inbox.objects.create(
        name="Planes",
        kind="paper_plane",
        key="planes",
        address="plane@zabota.example",
        branch=central,
        team=desk_team,
    )


@pytest.fixture
def announced(monkeypatch) -> list[events.Event]:
    """What was announced as read, in order. The apps above are not asked here; the desk has its own tests."""
    heard: list[events.Event] = []
    for kind in (MessageArrived, DeliveryUnreadable):
        monkeypatch.setitem(events._at_once, kind, [heard.append])
        monkeypatch.setitem(events._later, kind, [])
    return heard


def paper(
    key: str, text: str = "alice@example.com|Здравствуйте, ce mai faceți?", **facts: Any
) -> RawDelivery:
    return RawDelivery(key=key, raw=text.encode(), facts=facts)


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    """A real SMTP server that takes what the installation sends."""
    server = Sink()
    server.start()
    settings.SMTP_URL = server.url
    yield server
    server.stop()
