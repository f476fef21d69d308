"""What a web form's message looks like while it is stored, and the message that it becomes."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zabota.channels.contact import read_contact
from zabota.channels.kind import Incoming, Incomplete, NotReadable
from zabota.channels.speaking import LANGUAGES

LONGEST_TEXT = 20_000
LONGEST = {"name": 160, "subject": 300, "language": 10, "email": 254, "phone": 60, "contact": 254}


def parse(raw: bytes) -> dict[str, Any]:
    """A posted JSON object; raises NotReadable."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NotReadable(_("This is no JSON.")) from error
    if not isinstance(said, dict):
        raise NotReadable(_("This is no JSON object."))
    return said


def check(said: dict[str, Any]) -> dict[str, str]:
    """Name, addresses, subject, text and language as they will be stored; raises Incomplete with the why."""
    errors: dict[str, str] = {}
    kept = {name: as_text(said.get(name), name, longest, errors) for name, longest in LONGEST.items()}
    kept["text"] = as_text(said.get("text"), "text", LONGEST_TEXT, errors)
    if not kept["text"].strip() and "text" not in errors:
        errors["text"] = _("The message is empty.")
    for name in ("contact", "email", "phone"):
        if given := kept[name]:
            try:
                kind, address = read_contact(given)
            except ValidationError as wrong:
                errors[name] = wrong.messages[0]
                continue
            kept[kind] = address
    if not (kept["email"] or kept["phone"] or errors):
        errors["contact"] = _("Write an e-mail address or a phone number, so that we can answer.")
    if errors:
        raise Incomplete(errors)
    return {name: text for name, text in kept.items() if text and name != "contact"}


def as_text(value: Any, name: str, longest: int, errors: dict[str, str]) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        errors[name] = _("This must be text.")
        return ""
    text = "".join(c for c in value if c == "\n" or c == "\t" or c.isprintable()).strip()
    if len(text) > longest:
        errors[name] = _("This is too long: at most %(number)d characters.") % {"number": longest}
    return text[:longest]


def as_incoming(raw: bytes, facts: dict[str, Any]) -> Incoming:
    """The message of a stored form; the e-mail address is the sender where there is one."""
    if facts.get("unreadable"):
        raise ValueError("It was not readable when it came.")
    said = check(parse(raw))
    addresses = [(kind, said[kind]) for kind in ("email", "phone") if said.get(kind)]
    kind, sender = addresses[0]
    language = said.get("language", "")[:2].lower()
    return Incoming(
        sender=sender,
        identity_kind=kind,
        also_known_as=tuple(addresses[1:]),
        sender_name=said.get("name", ""),
        subject=said.get("subject", ""),
        text=said["text"],
        language=language if language in LANGUAGES else "",
        file_ids=tuple(facts.get("files", ())),
    )
