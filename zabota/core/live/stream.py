"""One Server-Sent-Events stream, native ASGI: no thread is held while nothing happens."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from io import BytesIO
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.db import Error, close_old_connections

from zabota.core.events import Event
from zabota.core.live.cutting import cut, has_unread, is_gone, keep_little_unread
from zabota.core.live.doors import Audience, LiveDoor
from zabota.core.live.hub import hub
from zabota.core.models import EventRecord

KEEP_ALIVE_SECONDS = 25
MOST_WAITING = 1000
"""News that wait for one listener who does not read; who lets more wait is cut, and may come again."""
SLOWEST_SECONDS = 30.0
"""In which a listener for whom something waits must read something."""
MOST_MISSED = 500

HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


async def serve_stream(
    door: LiveDoor,
    scope: dict,
    receive: Callable[[], Awaitable],
    send: Callable[[dict], Awaitable],
    pool: Executor,
) -> None:
    """Tell one listener what it may know, until it goes, its sign-in ends or it reads too slowly."""
    loop = asyncio.get_running_loop()
    request = ASGIRequest({**scope, "method": "GET"}, BytesIO())
    try:
        audience = await loop.run_in_executor(pool, _admit, door, request)
    except Error:
        await _refuse(send, 503, [(b"retry-after", b"5"), *door.headers])
        return
    if audience is None:
        await _refuse(send, 403, [])
        return
    if is_gone(send):
        return
    keep_little_unread(send)
    await send({"type": "http.response.start", "status": 200, "headers": [*HEADERS, *door.headers]})
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()
    only_for = getattr(audience, "only_for", "")

    def listen(event_id: int | None, event: Event) -> None:
        if queue.qsize() >= MOST_WAITING and has_unread(send):
            hub.leave(listen, only_for)
            queue.put_nowait(None)
            cut(send)
        elif topics := audience(event):
            queue.put_nowait(frame(event_id, event, topics))

    def close() -> None:
        queue.put_nowait(None)

    hub.listen(listen, only_for)
    hub.closers.add(close)
    gone = asyncio.ensure_future(_disconnected(receive))
    try:
        await _tell(send, b"retry: 2000\n\n")
        for missed in await loop.run_in_executor(pool, _missed, request, audience):
            await _tell(send, missed)
        while not gone.done():
            waiting = asyncio.ensure_future(queue.get())
            await asyncio.wait(
                {waiting, gone}, timeout=KEEP_ALIVE_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if waiting.done():
                told = waiting.result()
                if told is None:
                    break
                await _tell(send, told)
            else:
                waiting.cancel()
                if gone.done() or not await loop.run_in_executor(pool, _is_still_admitted, door, request):
                    break
                await _tell(send, b": still here\n\n")
        await send({"type": "http.response.body"})
    except TimeoutError:
        cut(send)
    finally:
        hub.leave(listen, only_for)
        hub.closers.discard(close)
        gone.cancel()


async def _tell(send: Callable[[dict], Awaitable], body: bytes) -> None:
    """Raises TimeoutError when the listener has read nothing for long."""
    if has_unread(send):
        async with asyncio.timeout(SLOWEST_SECONDS):
            await send(_part(body))
    else:
        await send(_part(body))


async def _refuse(send: Callable[[dict], Awaitable], status: int, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body"})


def frame(event_id: int | None, event: Event, topics: tuple[str, ...]) -> bytes:
    """Without an id where it is told in passing: a screen that comes back resumes from what was kept."""
    told = json.dumps({"name": type(event).__name__, "topics": list(topics), **event.aloud})
    named = f"id: {event_id}\n" if event_id is not None else ""
    return f"{named}data: {told}\n\n".encode()


def _part(body: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}


def _admit(door: LiveDoor, request: ASGIRequest) -> Audience | None:
    close_old_connections()
    return door.admit(request)


def _is_still_admitted(door: LiveDoor, request: ASGIRequest) -> bool:
    """While the database is away nobody's sign-in ends, and streams wait with the screens they belong to."""
    try:
        return _admit(door, request) is not None
    except Error:
        return True


def _missed(request: ASGIRequest, audience: Audience) -> list[bytes]:
    """What happened since the id that a reconnecting screen names."""
    last = request.headers.get("Last-Event-ID", "")
    if not (last.isascii() and last.isdigit() and len(last) < 19):
        return []
    told = []
    for record in EventRecord.objects.filter(id__gt=int(last)).order_by("id")[:MOST_MISSED]:
        event = Event.from_record(record)
        if event is not None and (topics := audience(event)):
            told.append(frame(record.id, event, topics))
    return told


async def _disconnected(receive: Callable[[], Awaitable]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
