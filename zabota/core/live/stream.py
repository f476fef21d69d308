"""One Server-Sent-Events stream, native ASGI: no thread is held while nothing happens."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from io import BytesIO
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.db import close_old_connections

from zabota.core.events import Event
from zabota.core.live.doors import Audience, LiveDoor
from zabota.core.live.hub import hub
from zabota.core.models import EventRecord

KEEP_ALIVE_SECONDS = 25
MOST_WAITING = 200
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
    audience = await loop.run_in_executor(pool, _admit, door, request)
    if audience is None:
        await send({"type": "http.response.start", "status": 403, "headers": []})
        await send({"type": "http.response.body"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [*HEADERS, *door.headers]})
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    def listen(event_id: int, event: Event) -> None:
        if queue.qsize() >= MOST_WAITING:
            queue.put_nowait(None)
        elif topics := audience(event):
            queue.put_nowait(frame(event_id, event, topics))

    def close() -> None:
        queue.put_nowait(None)

    hub.listeners.add(listen)
    hub.closers.add(close)
    gone = asyncio.ensure_future(_disconnected(receive))
    try:
        await send(_part(b"retry: 2000\n\n"))
        for missed in await loop.run_in_executor(pool, _missed, request, audience):
            await send(_part(missed))
        while not gone.done():
            waiting = asyncio.ensure_future(queue.get())
            await asyncio.wait(
                {waiting, gone}, timeout=KEEP_ALIVE_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if waiting.done():
                told = waiting.result()
                if told is None:
                    break
                await send(_part(told))
            else:
                waiting.cancel()
                if gone.done() or await loop.run_in_executor(pool, _admit, door, request) is None:
                    break
                await send(_part(b": still here\n\n"))
        await send({"type": "http.response.body"})
    finally:
        hub.listeners.discard(listen)
        hub.closers.discard(close)
        gone.cancel()


def frame(event_id: int, event: Event, topics: tuple[str, ...]) -> bytes:
    told = json.dumps({"name": type(event).__name__, "topics": list(topics)})
    return f"id: {event_id}\ndata: {told}\n\n".encode()


def _part(body: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}


def _admit(door: LiveDoor, request: ASGIRequest) -> Audience | None:
    close_old_connections()
    return door.admit(request)


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
