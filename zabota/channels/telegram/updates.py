"""What an update of Telegram says: a message, a changed one, or that the customer blocked the bot."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.kind import Incoming, Media, News
from zabota.channels.posted_json import Said, moment, part, place_words, rows, text
from zabota.channels.speaking import LANGUAGES
from zabota.company.parameters import value_of

FILES = ("document", "audio", "voice", "video", "video_note", "animation", "sticker")
ENDINGS = {"voice": "ogg", "video_note": "mp4", "video": "mp4", "animation": "mp4", "sticker": "webp"}
ENDED = ("kicked", "left")


def as_meant(update: Said) -> Incoming | News | None:
    """The message or news in an update; None for groups, channels and what is no message."""
    if changed := part(update, "my_chat_member"):
        return as_news(changed)
    is_edit = "edited_message" in update
    message = part(update, "edited_message" if is_edit else "message")
    chat, sender = part(message, "chat"), part(message, "from")
    if chat.get("type") != "private" or text(message, "text").strip() == "/start":
        return None
    number = f"telegram-{chat.get('id')}-{message.get('message_id')}"
    return Incoming(
        sender=text(chat, "id"),
        identity_kind="telegram",
        sender_name=name_of(sender or chat),
        also_known_as=own_phone(message, sender),
        text=words_of(message),
        language=language_of(sender),
        message_id="" if is_edit else number,
        edits=number if is_edit else "",
        sent_at=moment(message.get("edit_date") if is_edit else message.get("date")),
        media=tuple(media_of(message)),
        is_talk=True,
    )


def as_news(changed: Said) -> News | None:
    if part(changed, "chat").get("type") != "private":
        return None
    status = part(changed, "new_chat_member").get("status")
    state = "blocked" if status in ENDED else "admitted"
    return News(state, address=text(part(changed, "chat"), "id"), at=moment(changed.get("date")))


def name_of(sender: Said) -> str:
    name = f"{text(sender, 'first_name', 80)} {text(sender, 'last_name', 80)}".strip()
    return name or text(sender, "username", 80)


def language_of(sender: Said) -> str:
    code = text(sender, "language_code", 10)[:2].lower()
    return code if code in LANGUAGES else ""


def own_phone(message: Said, sender: Said) -> tuple[tuple[str, str], ...]:
    """The number that the sender shared of themselves; Telegram says whose it is."""
    contact = part(message, "contact")
    if contact and contact.get("user_id") == sender.get("id") and text(contact, "phone_number"):
        return (("phone", "+" + text(contact, "phone_number", 40).lstrip("+")),)
    return ()


def words_of(message: Said) -> str:
    """Its text or caption; what has none is named in the company's language."""
    if said := text(message, "text") or text(message, "caption"):
        return said
    with override(value_of("company.language")):
        return named(message)


def named(message: Said) -> str:
    if contact := part(message, "contact"):
        who = name_of(contact)
        return _("Contact: %(name)s") % {"name": f"{who} {text(contact, 'phone_number', 40)}".strip()}
    if place := part(message, "venue", "location") or part(message, "location"):
        title = text(part(message, "venue"), "title", 160)
        return place_words(place.get("latitude"), place.get("longitude"), title)
    if message.get("photo"):
        return _("[Picture]")
    if sticker := part(message, "sticker"):
        return _("[Sticker] %(emoji)s") % {"emoji": text(sticker, "emoji", 10)}
    if message.get("voice"):
        return _("[Voice message]")
    if message.get("video") or message.get("video_note") or message.get("animation"):
        return _("[Video]")
    if message.get("document") or message.get("audio"):
        return _("[File]")
    return _("[A message of a kind that cannot be shown here]")


def media_of(message: Said) -> list[Media]:
    """The largest size of a picture; each file."""
    found: list[Media] = []
    if sizes := rows(message, "photo"):
        best = max(sizes, key=lambda size: number_of(size.get("file_size")) or number_of(size.get("width")))
        found.append(medium(best, f"photo-{message.get('message_id')}.jpg"))
    for kind in FILES:
        if kind == "document" and message.get("animation"):
            continue  # an animation comes twice, under both names
        if (one := part(message, kind)) and one.get("file_id"):
            usual = f"{kind}-{message.get('message_id')}.{ENDINGS.get(kind, 'bin')}"
            found.append(medium(one, text(one, "file_name", 200) or usual))
    return found


def medium(one: Said, filename: str) -> Media:
    return Media({"file_id": text(one, "file_id", 300)}, filename, text(one, "mime_type", 100))


def number_of(value: Any) -> int:
    return value if isinstance(value, int) else 0
