"""What an exchange tells of a call, as our own JSON: by a signed webhook, or made of Asterisk's events."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from zabota.channels.kind import Incomplete, NotReadable

HAPPENINGS = ("ringing", "answered", "ended", "missed", "recording")
LONGEST = {"call_id": 120, "from": 60, "to": 60, "extension": 40, "name": 160, "recording_url": 1000}


@dataclass(frozen=True)
class CallNews:
    """One thing that happened to one call. `number` is the customer's, empty when it is withheld."""

    call_id: str
    happening: str
    is_incoming: bool
    at: datetime
    number: str = ""
    extension: str = ""
    name: str = ""
    recording_url: str = ""


def parse_call(raw: bytes) -> dict[str, Any]:
    """The posted JSON object; raises NotReadable, or Incomplete with what is wrong, field by field."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NotReadable(_("This is no JSON.")) from error
    if not isinstance(said, dict):
        raise NotReadable(_("This is no JSON object."))
    errors = {}
    for field, longest in LONGEST.items():
        value = said.get(field)
        if value is not None and not isinstance(value, str):
            errors[field] = _("This must be text.")
        elif value and len(value) > longest:
            errors[field] = _("This is too long: at most %(number)d characters.") % {"number": longest}
    if not said.get("call_id"):
        errors.setdefault("call_id", _("Which call is it? Every event of one call names the same."))
    if said.get("event") not in HAPPENINGS:
        errors["event"] = _("This must be one of: %(words)s.") % {"words": ", ".join(HAPPENINGS)}
    if said.get("direction", "in") not in ("in", "out"):
        errors["direction"] = _("This must be one of: %(words)s.") % {"words": "in, out"}
    if said.get("event") == "recording" and not said.get("recording_url"):
        errors["recording_url"] = _("Where is the recording?")
    if said.get("at") and moment_of(said["at"]) is None:
        errors["at"] = _("Write the moment as 2026-03-02T10:15:00+02:00.")
    if errors:
        raise Incomplete(errors)
    return said


def key_of(said: dict[str, Any]) -> str:
    """The same event of the same call comes once, however often the exchange sends it."""
    return f"call:{said['call_id']}:{said['event']}:{said.get('extension') or ''}"


def as_news(raw: bytes, received_at: datetime | None = None) -> CallNews:
    said = parse_call(raw)
    is_incoming = said.get("direction", "in") == "in"
    return CallNews(
        call_id=said["call_id"],
        happening=said["event"],
        is_incoming=is_incoming,
        at=moment_of(said.get("at")) or received_at or timezone.now(),
        number=(said.get("from" if is_incoming else "to") or "").strip(),
        extension=(said.get("extension") or "").strip(),
        name=" ".join((said.get("name") or "").split()),
        recording_url=said.get("recording_url") or "",
    )


def moment_of(text: Any) -> datetime | None:
    """With its zone, or of the company's; None for what is no moment."""
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
