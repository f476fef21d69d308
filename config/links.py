"""Links from browsers: so many as files may be open, and none that stays silent before it has asked."""

import asyncio
import logging
import socket
import time
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from config.open_files import most_links

log = logging.getLogger("zabota.serve")

ASKING_SECONDS = 20.0
"""In which the head of a request must be here."""
UNREAD_SECONDS = 60
"""After which the system ends a link whose other side takes nothing of what waits for it."""
SAID_SECONDS = 60.0
WORDS = b"Very many people are here at once. Please try again soon."
NO_ROOM = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\nretry-after: 10\r\n"
    b"connection: close\r\ncontent-length: %d\r\n\r\n%s" % (len(WORDS), WORDS)
)


class Link(HttpToolsProtocol):
    """uvicorn's own, with a clock for the head of a request and a limit to how many there are."""

    said_at = 0.0
    asking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if len(self.connections) > most_links():
            transport.write(NO_ROOM)
            transport.close()
            self._say_so()
        else:
            self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_here()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._expect_head()

    def on_headers_complete(self) -> None:
        self._head_is_here()
        super().on_headers_complete()

    def _expect_head(self) -> None:
        if self.asking is None:
            self.asking = self.loop.call_later(ASKING_SECONDS, self.transport.abort)

    def _head_is_here(self) -> None:
        if self.asking is not None:
            self.asking.cancel()
            self.asking = None

    def _say_so(self) -> None:
        if time.monotonic() - Link.said_at > SAID_SECONDS:
            Link.said_at = time.monotonic()
            log.warning("%s links are open, which is all there may be; others come again", most_links())


def end_unread(listening: socket.socket) -> None:
    """Links accepted here do not wait for ever for a side that reads nothing (Linux)."""
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_SECONDS * 1000)
