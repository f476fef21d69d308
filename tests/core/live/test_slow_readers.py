"""Streams over real links: who does not read is cut, and costs those who read nothing."""

import asyncio
import json
import socket
import struct
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
import uvicorn

from config.links import Link
from tests.conftest import free_port
from zabota.channels.events import AnswerBegun
from zabota.core.live import LiveDoor, hub
from zabota.core.live import stream as streams
from zabota.core.live.doors import OneAudience

NEWS = 6000
WAVE = 200
LONG = "Nina " * 100


def admit(request: Any) -> OneAudience:
    visitor = request.GET["visitor"]
    return OneAudience(f"chat-{visitor}", lambda event: ("writing",) if event.visitor == visitor else ())


class Served:
    """A server of streams alone, in a thread."""

    def __init__(self) -> None:
        self.port = free_port()
        door = LiveDoor("test", "/test/live", admit)
        self.pool = pool = ThreadPoolExecutor(1)

        async def app(scope, receive, send):
            if scope["type"] == "http":
                self.loop = asyncio.get_running_loop()
                await streams.serve_stream(door, scope, receive, send, pool)

        config = uvicorn.Config(app, port=self.port, http=Link, lifespan="off", log_level="warning")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def listens(self, visitor: str) -> socket.socket:
        """A link that has its stream and has read its beginning, with little room of its own."""
        link = self.asks(visitor)
        came = b""
        while b"retry: " not in came:
            came += link.recv(4096)
        return link

    def asks(self, visitor: str) -> socket.socket:
        link = socket.socket()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        link.settimeout(60)
        for _try in range(200):
            if not link.connect_ex(("127.0.0.1", self.port)):
                break
            threading.Event().wait(0.05)
        link.sendall(f"GET /test/live?visitor={visitor} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return link

    def tell(self, *visitors: str) -> None:
        """A wave of news to each."""
        told = threading.Event()

        def wave() -> None:
            for visitor in visitors:
                for _one in range(WAVE):
                    hub._tell(None, AnswerBegun(visitor=visitor, who=LONG))
            told.set()

        self.loop.call_soon_threadsafe(wave)
        assert told.wait(60)


@pytest.fixture
def served() -> Iterator[Served]:
    running = Served()
    yield running
    running.server.should_exit = running.server.force_exit = True
    running.thread.join(60)


def news_in(link: socket.socket, enough: int) -> int:
    """How many come until the link ends, or until it is enough."""
    came, rest = 0, b""
    with suppress(ConnectionResetError):
        while came < enough and (piece := link.recv(65536)):
            rest += piece
            came += rest.count(b"AnswerBegun")
            rest = rest[-10:]
    return came


def test_who_does_not_read_is_cut_and_who_reads_hears_all(served):
    reader, deaf = served.listens("alice"), served.listens("bob")
    for _wave in range(NEWS // WAVE):
        served.tell("alice", "bob")
        assert news_in(reader, WAVE) == WAVE
    assert "chat-alice" in hub.listeners and "chat-bob" not in hub.listeners
    assert news_in(deaf, NEWS) < NEWS


def test_who_takes_nothing_for_long_is_cut_though_little_waits(served, monkeypatch):
    monkeypatch.setattr(streams, "SLOWEST_SECONDS", 0.5)
    deaf = served.listens("bob")
    served.tell("bob")
    for _tenth in range(300):
        if "chat-bob" not in hub.listeners:
            break
        threading.Event().wait(0.1)
    assert "chat-bob" not in hub.listeners
    assert news_in(deaf, WAVE + 1) < WAVE


def test_who_went_before_the_stream_began_is_no_error(served, caplog):
    """As happens when much is asked at once: the next one is served as ever."""
    served.listens("alice").close()
    busy = threading.Event()
    held = served.pool.submit(busy.wait, 60)
    impatient = served.asks("bob")
    impatient.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    threading.Event().wait(0.3)  # it is asked who this is
    impatient.close()
    threading.Event().wait(0.3)
    busy.set()
    assert held.result(60)
    link = served.listens("vera")
    served.tell("vera")
    assert news_in(link, WAVE) == WAVE
    assert "chat-bob" not in hub.listeners and "Exception" not in caplog.text


def test_what_is_for_one_is_asked_of_nobody_else(served):
    asked: list[Any] = []
    hub.listen(lambda *told: asked.append(told))
    link = served.listens("alice")
    served.tell("alice")
    assert news_in(link, WAVE) == WAVE and asked == []
    hub.listeners.clear()


def test_an_event_says_nothing_of_whom_it_is_for():
    event = AnswerBegun(visitor="secret", who="Nina")
    assert "secret" not in json.loads(streams.frame(None, event, ("writing",)).split(b"data: ")[1]).values()
