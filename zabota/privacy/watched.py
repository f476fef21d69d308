"""Which pages and operations show something of one customer, and whose: one look at a table a request."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from zabota.privacy.models import Access

WINDOW_SECONDS = 15 * 60
MOST_WAITING = 10_000
Kind = Access.Kind


@dataclass(frozen=True)
class Watched:
    """`noun` is the table of the number in the address, as `Model._meta.label`."""

    kind: str
    noun: str = ""
    method: str = "GET"


CARD, TALK = "customers.Customer", "desk.Conversation"
WATCHED = {
    "customers:card": Watched(Kind.CARD, CARD),
    "reception:contact": Watched(Kind.CARD, CARD),
    "api:get_customer": Watched(Kind.CARD, CARD),
    "desk:conversation": Watched(Kind.TALK, TALK),
    "api:get_conversation": Watched(Kind.TALK, TALK),
    "desk:attachment": Watched(Kind.FILE, "desk.Attachment"),
    "orders:evidence_file": Watched(Kind.FILE, "orders.Evidence"),
    "reception:recording": Watched(Kind.FILE, "reception.Call"),
    "reception:photo": Watched(Kind.FILE, "reception.BookEntry"),
    "desk:original": Watched(Kind.ORIGINAL, "desk.Message"),
    "channels:raw": Watched(Kind.ORIGINAL, "channels.Delivery"),
    "custody:opening": Watched(Kind.DOCUMENT, "custody.Document", "POST"),
    "privacy:giving": Watched(Kind.EVERYTHING, CARD, "POST"),
}
"""By the name of the address. Every address whose name speaks of an export is watched besides."""


@dataclass(frozen=True)
class Seen:
    """One opening that is not stored yet."""

    user_id: int
    watched: Watched
    number: int
    path: str
    at: datetime

    @property
    def window(self) -> int:
        return int(self.at.timestamp()) // WINDOW_SECONDS


EXPORT = Watched(Kind.EXPORT)
waiting: deque[Seen] = deque(maxlen=MOST_WAITING)
"""Of this process, until `handlers.AccessKeeper` stores them a moment later."""


def notice(request: HttpRequest, response: HttpResponseBase) -> None:
    """Remember in memory that somebody of the staff was shown something; nothing is asked or written here."""
    match = request.resolver_match
    if match is None or response.status_code != 200:
        return
    watched = WATCHED.get(match.view_name) or (EXPORT if "export" in (match.url_name or "") else None)
    if watched is None or request.method != watched.method:
        return
    user: Any = request.user
    if user.is_authenticated:
        numbered: Any = next(iter(match.kwargs.values()), 0) if watched.noun else 0
        path = "" if watched.noun else request.path[:120]
        waiting.append(Seen(user.id, watched, int(numbered), path, timezone.now()))
