"""What is posted is read whole before a thread is taken: slow senders hold none, and not for ever."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from zabota.core.busy import TOO_LARGE, TOO_SLOW

FIRST_SECONDS = 20.0
"""Within which something must have come; everybody has as long."""
SLOWEST_BYTES_A_SECOND = 8_000
IN_MEMORY = 64 << 10
"""Bytes of one body; what is larger waits on the disk."""
PIECE = 256 << 10

Receive = Callable[[], Awaitable[Any]]


class NotTaken(Exception):
    """The body is not read on. `status` is 0 when the sender went away."""

    def __init__(self, status: int):
        self.status = status
        super().__init__(status)


class Body:
    """A body that is all here, handed on in pieces as an application asks for them."""

    def __init__(self, receive: Receive, content: IO[bytes]):
        self.receive_further, self.content = receive, content
        self.is_over = False

    async def receive(self) -> Any:
        if self.is_over:
            return await self.receive_further()
        piece = self.content.read(PIECE)
        self.is_over = len(piece) < PIECE
        return {"type": "http.request", "body": piece, "more_body": not self.is_over}


def has_body(headers: Mapping[bytes, bytes]) -> bool:
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


async def read_body(receive: Receive, headers: Mapping[bytes, bytes], largest: int) -> Body:
    """Raises NotTaken. The content must be closed when the request is answered."""
    said = headers.get(b"content-length", b"")
    if said.isdigit() and int(said) > largest:
        raise NotTaken(TOO_LARGE)
    content: Any = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever answers closes it
    try:
        await _read_into(content, receive, largest)
    except BaseException:
        content.close()
        raise
    content.seek(0)
    return Body(receive, content)


async def _read_into(content: IO[bytes], receive: Receive, largest: int) -> None:
    began, size = asyncio.get_running_loop().time(), 0
    while True:
        try:
            async with asyncio.timeout_at(began + FIRST_SECONDS + size / SLOWEST_BYTES_A_SECOND):
                message = await receive()
        except TimeoutError:
            raise NotTaken(TOO_SLOW) from None
        if message["type"] == "http.disconnect":
            raise NotTaken(0)
        piece = message.get("body", b"")
        size += len(piece)
        if size > largest:
            raise NotTaken(TOO_LARGE)
        content.write(piece)
        if not message.get("more_body"):
            return
