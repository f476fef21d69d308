"""What Meta posts: messages, changed ones, and what became of ours. Several may come in one post."""

import copy
import json
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.kind import Incoming, Media, News, RawDelivery
from zabota.channels.posted_json import Said, moment, part, place_words, rows, text
from zabota.channels.whatsapp.errors import problem_of
from zabota.company.parameters import value_of

FILES = ("image", "document", "audio", "video", "sticker")
STATES = {"delivered": "delivered", "read": "read", "played": "read", "failed": "failed"}


def taken_apart(said: Said, body: bytes) -> list[RawDelivery]:
    """Each message and status by itself, with the id that makes it one; a post with one stays as it is."""
    found = list(items(said))
    return [RawDelivery(key, body if len(found) == 1 else json.dumps(one).encode()) for key, one in found]


def items(said: Said) -> Iterator[tuple[str, Said]]:
    """(key, a post of the same shape that holds this one item)."""
    for entry in rows(said, "entry"):
        for change in rows(entry, "changes"):
            value = part(change, "value")
            for name in ("messages", "statuses"):
                for item in rows(value, name):
                    alone = copy.copy(value)
                    for other in ("messages", "statuses"):
                        alone.pop(other, None)
                    alone[name] = [item]
                    changed = {**change, "value": alone}
                    yield key_of(name, item), {**said, "entry": [{**entry, "changes": [changed]}]}


def key_of(name: str, item: Said) -> str:
    number = text(item, "id", 150)
    return f"{name}:{number}:{text(item, 'status', 20)}" if name == "statuses" else f"{name}:{number}"


def as_meant(said: Said, number_id: str) -> Incoming | News | None:
    """The message or news of a post with one item; None for another number's, and what is no message."""
    change = rows(rows(said, "entry")[0], "changes")[0]
    value = part(change, "value")
    if number_id and text(part(value, "metadata"), "phone_number_id") not in ("", number_id):
        return None
    for status in rows(value, "statuses"):
        return as_news(status)
    for message in rows(value, "messages"):
        return as_incoming(message, value)
    return None


def as_news(status: Said) -> News | None:
    state = STATES.get(text(status, "status", 20))
    if state is None:
        return None
    problem = problem_of(status) if state == "failed" else ""
    return News(state, text(status, "id", 250), at=moment(status.get("timestamp")), problem=problem)


def as_incoming(message: Said, value: Said) -> Incoming | None:
    kind = text(message, "type", 30)
    if kind in ("reaction", "system"):
        return None
    sender, number = text(message, "from", 40), text(message, "id", 250)
    edited = part(message, kind) if kind in ("edit", "revoke") else {}
    shown = part(edited, "message") if kind == "edit" else message
    edits = text(edited, "original_message_id", 250)
    return Incoming(
        sender=sender,
        identity_kind="whatsapp",
        sender_name=name_of(sender, value),
        also_known_as=(("phone", f"+{sender}"),) if sender.isdigit() else (),
        text=words_of(shown),
        message_id="" if edits else number,
        edits=edits,
        sent_at=moment(message.get("timestamp")),
        media=tuple(media_of(shown)),
        is_talk=True,
    )


def name_of(sender: str, value: Said) -> str:
    for contact in rows(value, "contacts"):
        if text(contact, "wa_id", 40) in ("", sender):
            return text(part(contact, "profile"), "name", 160)
    return ""


def words_of(message: Said) -> str:
    """Its text, caption or what was pressed; what has none is named in the company's language."""
    kind = text(message, "type", 30)
    one = part(message, kind)
    pressed = part(one, "button_reply") or part(one, "list_reply")
    said = text(one, "body") or text(one, "caption") or text(one, "text") or text(pressed, "title")
    if said and kind != "location":
        return said
    with override(value_of("company.language")):
        return named(kind, message, one)


def named(kind: str, message: Said, one: Said) -> str:
    if kind == "location":
        place = f"{text(one, 'name', 160)} {text(one, 'address', 200)}".strip()
        return place_words(one.get("latitude"), one.get("longitude"), place)
    if kind == "contacts":
        return "\n".join(contact_words(contact) for contact in rows(message, "contacts"))
    named_kinds = {
        "image": _("[Picture]"),
        "video": _("[Video]"),
        "audio": _("[Voice message]"),
        "document": _("[File]"),
        "sticker": _("[Sticker] %(emoji)s") % {"emoji": ""},
        "revoke": _("[The customer deleted this message]"),
    }
    return named_kinds.get(kind, _("[A message of a kind that cannot be shown here]")).strip()


def contact_words(contact: Said) -> str:
    numbers = " ".join(text(phone, "phone", 40) for phone in rows(contact, "phones"))
    who = f"{text(part(contact, 'name'), 'formatted_name', 160)} {numbers}".strip()
    return _("Contact: %(name)s") % {"name": who}


def media_of(message: Said) -> Iterator[Media]:
    kind = text(message, "type", 30)
    one = part(message, kind)
    if kind in FILES and one.get("id"):
        media_type = text(one, "mime_type", 100)
        ending = media_type.partition(";")[0].rpartition("/")[2]
        name = text(one, "filename", 200) or f"{kind}.{'jpg' if ending == 'jpeg' else ending or 'bin'}"
        yield Media({"id": text(one, "id", 100)}, name, media_type)
