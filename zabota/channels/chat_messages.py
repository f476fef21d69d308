"""What a visitor's message looks like while it is stored, and the message that it becomes."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.contact import read_contact
from zabota.channels.kind import Incoming
from zabota.channels.models import Inbox
from zabota.channels.speaking import LANGUAGES
from zabota.company.parameters import value_of
from zabota.core.errors import Refused

LONGEST_TEXT = 10_000


def as_raw(posted: dict[str, str], language: str, *, has_files: bool) -> tuple[bytes, dict[str, Any]]:
    """The bytes to keep and the facts beside them; raises Refused with what to do."""
    text = shown_text(posted.get("text", ""))
    if len(text) > LONGEST_TEXT:
        raise Refused(_("This is too long: at most %(number)d characters.") % {"number": LONGEST_TEXT})
    name, given = one_line(posted.get("name", ""), 160), one_line(posted.get("contact", ""), 254)
    facts: dict[str, Any] = {}
    if given:
        try:
            kind, address = read_contact(given)
        except ValidationError as wrong:
            raise Refused(wrong.messages[0]) from wrong
        facts[kind] = address
    if not (text.strip() or name or given or has_files):
        raise Refused(_("The message is empty."))
    said = {
        "text": text,
        "name": name,
        "contact": given,
        "page": one_line(posted.get("page", ""), 300),
        "title": one_line(posted.get("title", ""), 160),
        "language": language,
    }
    return json.dumps(said, ensure_ascii=False).encode(), facts


def as_incoming(inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming:
    """The message of a stored delivery. A name and an address that were left are told in words."""
    said = json.loads(raw)
    language = said["language"] if said["language"] in LANGUAGES else ""
    return Incoming(
        sender=facts["visitor"],
        identity_kind="chat",
        sender_name=said["name"],
        also_known_as=tuple((kind, facts[kind]) for kind in ("email", "phone") if facts.get(kind)),
        text=said["text"] or in_words(said),
        subject=said["title"],
        language=language,
        file_ids=tuple(facts.get("files", ())),
    )


def in_words(said: dict[str, str]) -> str:
    """For the staff, in the company's language."""
    left = ", ".join(part for part in (said["name"], said["contact"]) if part)
    if not left:
        return ""
    with override(value_of("company.language")):
        return _("The visitor left: %(contact)s") % {"contact": left}


def shown_text(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or c.isprintable() or c in "\u200d\ufe0f").strip()


def one_line(text: str, longest: int) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:longest]
