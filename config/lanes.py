"""Requests are served in lanes that cannot starve each other (ADR 0095): strangers may fill theirs, not ours.

`staff`     who proved a moment ago to be one of us, by a session or a token
`entrance`  signing in, the files of pages, and who shows a session or token that is not known here yet
`arriving`  what customers and channels hand in: the web door, forms, messages of the chat
`guests`    everybody else: help, customers' own pages, surveys
"""

import os
import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from config.bodies import NotTaken, has_body, read_body
from config.places import Places
from config.readers import Reader
from zabota.core import busy
from zabota.core.known import known
from zabota.core.pace import household_of

Send = Callable[[Any], Awaitable[None]]
Receive = Callable[[], Awaitable[Any]]
Headers = dict[bytes, bytes]

ARRIVING = re.compile(r"/(in|forms)/.|/chat/[^/]+/(messages|session)/$")
ENTRANCE = re.compile(r"/(accounts|static|set-up|i18n)/")
SESSION = re.compile(
    rb"(?:^|; ?)" + re.escape(settings.SESSION_COOKIE_NAME.encode()) + rb"=\"?([^;\"]{1,200})"
)
READABLE_ANYWHERE = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Retry-After"),
]


class Lane:
    """`threads` of its own, and room for `waiting` requests more; one person or address gets half of it."""

    def __init__(self, pages: Any, name: str, threads: int, waiting: int, *, largest: int, ahead: int):
        self.name, self.largest, self.ahead = name, largest, ahead
        self.pages = WSGIMiddleware(pages, workers=threads)
        self.executor = self.pages.executor
        self.places = Places(threads + waiting, (threads + waiting + 1) // 2)
        self.senders = Places(1000, 100)

    async def serve(self, who: str, scope: Any, headers: Headers, receive: Receive, send: Send) -> None:
        """Told at once that there is no place, before anything of a body is read."""
        if status := self.places.refusal(who):
            await refuse(status, scope, headers, send)
        elif not has_body(headers):
            await self._answer(who, scope, receive, send)
        elif status := self.senders.refusal(who):
            await refuse(status, scope, headers, send)
        else:
            await self._take_and_answer(who, scope, headers, receive, send)

    async def _take_and_answer(
        self, who: str, scope: Any, headers: Headers, receive: Receive, send: Send
    ) -> None:
        try:
            with self.senders.place(who):
                body = await read_body(receive, headers, self.largest)
        except NotTaken as reason:
            if reason.status:
                await refuse(reason.status, scope, headers, send)
            return
        with body.content:
            if status := self.places.refusal(who):
                await refuse(status, scope, headers, send)
            else:
                await self._answer(who, scope, body.receive, send)

    async def _answer(self, who: str, scope: Any, receive: Receive, send: Send) -> None:
        reader = Reader(send, self.ahead, is_stranger=self.name != "staff")
        with self.places.place(who):
            await self.pages(scope, receive, reader.send)
        await reader.finish()


class Lanes:
    def __init__(self, pages: Any):
        threads = int(os.environ.get("ZABOTA_THREADS", "4"))
        self.staff = Lane(pages, "staff", threads, 200, largest=1 << 30, ahead=1 << 20)
        self.entrance = Lane(pages, "entrance", 1, 60, largest=1 << 20, ahead=8 << 20)
        self.arriving = Lane(pages, "arriving", 2, 100, largest=128 << 20, ahead=32 << 20)
        self.guests = Lane(pages, "guests", 2, 30, largest=64 << 20, ahead=32 << 20)

    async def serve(self, scope: Any, receive: Receive, send: Send) -> None:
        headers: Headers = dict(scope["headers"])
        lane, who = self.lane_of(scope, headers)
        await lane.serve(who, scope, headers, receive, send)

    def lane_of(self, scope: Any, headers: Headers) -> tuple[Lane, str]:
        """And whom to count as one: a session, a token, else an address."""
        path, secret = scope["path"], secret_in(headers)
        if secret and secret in known:
            return self.staff, secret
        return self._for_strangers(path, bool(secret)), household_of((scope.get("client") or ("",))[0])

    def _for_strangers(self, path: str, shows_something: bool) -> Lane:
        if ARRIVING.match(path):
            return self.arriving
        if ENTRANCE.match(path) or (shows_something and path.split("/")[1] not in open_to_strangers()):
            return self.entrance
        return self.guests


class OneForAll:
    """As it was before there were lanes; tests show by it what they are good for (ZABOTA_LANES=0)."""

    def __init__(self, pages: Any):
        self.pages = WSGIMiddleware(pages, workers=int(os.environ.get("ZABOTA_THREADS", "4")))

    async def serve(self, scope: Any, receive: Receive, send: Send) -> None:
        await self.pages(scope, receive, send)

    def lane_of(self, _scope: Any, _headers: Headers) -> tuple[Any, str]:
        return self.pages, ""


def secret_in(headers: Headers) -> str:
    """The token or the session that a request shows, genuine or not."""
    kind, _space, token = headers.get(b"authorization", b"").partition(b" ")
    if kind.lower() == b"bearer" and token:
        return token.strip().decode("latin-1")
    found = SESSION.search(headers.get(b"cookie", b""))
    return found[1].decode("latin-1") if found else ""


async def refuse(status: int, scope: Any, headers: Headers, send: Send) -> None:
    """In the words of whoever asks. What they still send is not listened to."""
    path = scope["path"]
    told, body = busy.answer(status, headers, field_of(path))
    if has_body(headers):
        told.append((b"connection", b"close"))
    if field_of(path) == "problem":
        told += READABLE_ANYWHERE
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def field_of(path: str) -> str:
    """In which field a program finds the sentence; "" where people read a page."""
    if path.startswith("/api/"):
        return "error"
    return "problem" if path.startswith(("/in/", "/chat/")) else ""


_open: set[str] = set()


def open_to_strangers() -> set[str]:
    """First parts of the addresses under which some page is public: read once from the addresses."""
    if not _open:
        _open.update(route.partition("/")[0] for route in _public(get_resolver(), ""))
    return _open


def _public(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _public(entry, route)
        elif isinstance(entry, URLPattern) and str(getattr(entry.callback, "access", "")).startswith(
            "public"
        ):
            yield route
