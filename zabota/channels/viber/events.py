"""What Viber posts: messages of several kinds, and what became of ours."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from zabota.channels.kind import Incoming, Media, News
from zabota.channels.network import with_detail
from zabota.channels.posted_json import Said, moment, part, place_words, text
from zabota.channels.speaking import LANGUAGES
from zabota.company.parameters import value_of

STATES = {"delivered": "delivered", "seen": "read", "failed": "failed"}
FILES = ("picture", "video", "file")
ENDINGS = {"picture": "jpg", "video": "mp4", "file": "bin"}
NOT_DELIVERED = gettext_noop("Viber could not deliver it.")


def key_of(event: Said) -> str:
    """The same when Viber posts it again."""
    who = text(event, "user_id", 60) or text(part(event, "sender"), "id", 60)
    return f"{text(event, 'event', 40)}:{text(event, 'message_token', 40)}:{who}"


def as_meant(event: Said) -> Incoming | News | None:
    name, at = text(event, "event", 40), moment(event.get("timestamp"), per_second=1000)
    if name in STATES:
        problem = with_detail(NOT_DELIVERED, text(event, "desc", 300)) if name == "failed" else ""
        return News(STATES[name], text(event, "message_token", 250), at=at, problem=problem)
    if name == "unsubscribed":
        return News("blocked", address=text(event, "user_id", 250), at=at)
    if name == "subscribed":
        return News("admitted", address=text(part(event, "user"), "id", 250), at=at)
    if name != "message":
        return None
    sender, message = part(event, "sender"), part(event, "message")
    language = text(sender, "language", 10)[:2].lower()
    return Incoming(
        sender=text(sender, "id", 250),
        identity_kind="viber",
        sender_name=text(sender, "name", 160),
        also_known_as=(),
        text=words_of(message),
        language=language if language in LANGUAGES else "",
        message_id=f"viber-{text(event, 'message_token', 40)}",
        sent_at=at,
        media=tuple(media_of(message)),
        is_talk=True,
    )


def words_of(message: Said) -> str:
    """Its text; what has none is named in the company's language."""
    kind = text(message, "type", 30)
    if kind == "url":
        return " ".join(filter(None, (text(message, "text"), text(message, "media", 2000))))
    if said := text(message, "text"):
        return said
    with override(value_of("company.language")):
        return named(kind, message)


def named(kind: str, message: Said) -> str:
    if kind == "location":
        place = part(message, "location")
        return place_words(place.get("lat"), place.get("lon"))
    if kind == "contact":
        contact = part(message, "contact")
        who = f"{text(contact, 'name', 160)} {text(contact, 'phone_number', 40)}".strip()
        return _("Contact: %(name)s") % {"name": who}
    kinds = {
        "picture": _("[Picture]"),
        "video": _("[Video]"),
        "file": _("[File]"),
        "sticker": (_("[Sticker] %(emoji)s") % {"emoji": ""}).strip(),
    }
    return kinds.get(kind, _("[A message of a kind that cannot be shown here]"))


def media_of(message: Said) -> list[Media]:
    kind = text(message, "type", 30)
    address = text(message, "media", 2000)
    if kind not in FILES or not address:
        return []
    return [Media({"url": address}, text(message, "file_name", 200) or f"{kind}.{ENDINGS[kind]}")]
