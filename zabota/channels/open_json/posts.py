"""What a program of the company posts to us."""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_noop as _

from zabota.channels.fetching import fetch_url
from zabota.channels.kind import Fetched, Incoming, Media, NeverAccepted, News
from zabota.channels.models import Inbox
from zabota.channels.open_json.signing import check_signed
from zabota.channels.posted_json import Said, moment, part, rows, text
from zabota.channels.settings_fields import secret_of
from zabota.channels.speaking import LANGUAGES

TYPES = ("message", "edit", "delivered", "read", "failed", "blocked", "admitted")
MOST_FILES = 10
NO_BASE64 = _("The content of the file is no Base64.")


def check(inbox: Inbox, headers: Mapping[str, str], body: bytes) -> None:
    check_signed(secret_of(inbox, "signing_secret"), headers, body)


def as_meant(inbox: Inbox, said: Said) -> Incoming | News:
    """`type` message or edit is a message; the others are news of the message `about`."""
    kind = text(said, "type", 20) or "message"
    if kind not in ("message", "edit"):
        return News(
            kind,
            external_id=text(said, "about", 250),
            address=text(part(said, "from"), "id", 200),
            at=moment_of(said.get("at")),
            problem=text(said, "reason", 500),
        )
    sender = part(said, "from")
    language = text(sender, "language", 10)[:2].lower()
    number = f"json-{inbox.id}-{text(said, 'edits' if kind == 'edit' else 'id', 150)}"
    known = [(name, text(sender, name, 254)) for name in ("phone", "email")]
    return Incoming(
        sender=text(sender, "id", 200),
        identity_kind=f"json-{inbox.id}",
        sender_name=text(sender, "name", 160),
        also_known_as=tuple((name, value) for name, value in known if value),
        text=text(said, "text"),
        subject=text(said, "subject", 300),
        language=language if language in LANGUAGES else "",
        message_id="" if kind == "edit" else number,
        edits=number if kind == "edit" else "",
        sent_at=moment_of(said.get("at")),
        media=tuple(medium(file) for file in rows(said, "files")[:MOST_FILES]),
        is_talk=True,
    )


def moment_of(value: Any) -> datetime | None:
    """Seconds since 1970, or a moment as ISO 8601 writes it with its zone."""
    if isinstance(value, str):
        try:
            found = parse_datetime(value)
        except ValueError:
            return None
        return found if found and found.tzinfo else None
    return moment(value)


def medium(file: Said) -> Media:
    content = file.get("content")
    ref = {"content": content} if isinstance(content, str) else {"url": text(file, "url", 2000)}
    return Media(ref, text(file, "name", 200), text(file, "type", 100))


def fetch_file(ref: dict[str, Any]) -> Fetched:
    """The file of an address, or the Base64 that came with the message."""
    if "content" not in ref:
        return fetch_url(ref["url"])
    try:
        return Fetched(base64.b64decode(ref["content"], validate=True))
    except (binascii.Error, ValueError) as error:
        raise NeverAccepted(NO_BASE64) from error
