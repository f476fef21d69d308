"""Answers wait for slow readers here and not in a thread; who reads nothing for long is cut."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from zabota.core.live.cutting import cut, has_unread

log = logging.getLogger(__name__)

SLOWEST_SECONDS = 30.0
"""In which a reader must take at least one piece."""
PIECE = 32 << 10
MOST_OF_ALL = 64 << 20
"""Bytes that wait for all the strangers together."""

Send = Callable[[Any], Awaitable[None]]


class Reader:
    """Takes an answer's messages quicker than its reader does, up to `most` bytes ahead."""

    of_all = 0

    def __init__(self, send: Send, most: int, *, is_stranger: bool):
        self.to_reader, self.most, self.is_stranger = send, most, is_stranger
        self.waiting: deque[Any] = deque()
        self.bytes = 0
        self.moved = asyncio.Event()
        self.sending: asyncio.Task[None] | None = None
        self.is_cut = False

    async def send(self, message: Any) -> None:
        for piece in pieces(message):
            if self.sending is None and not has_unread(self.to_reader):
                await self.to_reader(piece)
            elif not self.is_cut:
                await self._let_wait(piece)

    async def finish(self) -> None:
        """Until everything is read, or the reader is cut."""
        if self.sending is not None:
            await self.sending

    async def _let_wait(self, piece: Any) -> None:
        self.waiting.append(piece)
        self._count(len(piece.get("body", b"")))
        if self.sending is None:
            self.sending = asyncio.create_task(self._send_on())
        if self.is_stranger and Reader.of_all > MOST_OF_ALL:
            self._cut()
        while self.bytes > self.most and not self.is_cut:
            self.moved.clear()
            await self.moved.wait()

    async def _send_on(self) -> None:
        while self.waiting:
            piece = self.waiting.popleft()
            try:
                async with asyncio.timeout(SLOWEST_SECONDS):
                    await self.to_reader(piece)
            except TimeoutError:
                self._cut()
            except Exception:
                log.exception("An answer could not be sent on")
                self._cut()
            self._count(-len(piece.get("body", b"")))
            self.moved.set()
        self.sending = None

    def _count(self, more: int) -> None:
        self.bytes += more
        Reader.of_all += more

    def _cut(self) -> None:
        self.is_cut = True
        self._count(-sum(len(piece.get("body", b"")) for piece in self.waiting))
        self.waiting.clear()
        self.moved.set()
        cut(self.to_reader)


def pieces(message: Any) -> list[Any]:
    """A large body in parts, so that it is seen whether somebody reads them."""
    body = message.get("body", b"")
    if len(body) <= PIECE:
        return [message]
    parts = [body[at : at + PIECE] for at in range(0, len(body), PIECE)]
    more = [{**message, "body": part, "more_body": True} for part in parts]
    more[-1]["more_body"] = message.get("more_body", False)
    return more
