"""Ending a link whose other side does not read: closing it in order would wait for them for ever.

ASGI has no word for that, so the server's own connection is taken from behind `send` (uvicorn).
"""

import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

Send = Callable[[Any], Awaitable[None]]
MOST_UNREAD = 32 << 10
"""Bytes of a stream that may wait in this process, and as many again in the system's own buffer."""


def cut(send: Send) -> None:
    """What was not read is dropped, and the link with it."""
    if transport := _transport(send):
        transport.abort()


def is_gone(send: Send) -> bool:
    """Whether the other side closed its link meanwhile."""
    transport = _transport(send)
    return transport is not None and transport.is_closing()


def has_unread(send: Send) -> bool:
    """Whether so much waits for the reader that sending more would stop here."""
    flow = getattr(_cycle(send), "flow", None)
    return flow is None or flow.write_paused


def keep_little_unread(send: Send) -> None:
    """For a link that stays open: small buffers, so that it shows soon who does not read."""
    transport = _transport(send)
    if transport is None:
        return
    transport.set_write_buffer_limits(high=MOST_UNREAD)
    with suppress(OSError, AttributeError):
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST_UNREAD)


def _transport(send: Send) -> Any:
    return getattr(_cycle(send), "transport", None)


def _cycle(send: Send) -> Any:
    return getattr(send, "__self__", None)
