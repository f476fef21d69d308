"""What VK posts: messages, changed ones, and whether the customer lets the community write."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.kind import Incoming, Media, News
from zabota.channels.posted_json import Said, moment, part, place_words, rows, text
from zabota.company.parameters import value_of

LONGEST_LINK = 2000


def as_meant(event: Said) -> Incoming | News | None:
    """The message or news of an event; None for chats of several and for what we said ourselves."""
    kind, told = text(event, "type", 40), part(event, "object")
    if kind == "message_new":
        return as_incoming(part(told, "message") or told, is_edit=False)
    if kind == "message_edit":
        return as_incoming(told, is_edit=True)
    if kind in ("message_allow", "message_deny"):
        return News("admitted" if kind == "message_allow" else "blocked", address=text(told, "user_id"))
    return None


def as_incoming(message: Said, *, is_edit: bool) -> Incoming | None:
    sender, peer = message.get("from_id"), message.get("peer_id")
    if not isinstance(sender, int) or sender <= 0 or peer != sender or message.get("out"):
        return None
    number = f"vk-{peer}-{message.get('conversation_message_id') or message.get('id')}"
    return Incoming(
        sender=str(sender),
        identity_kind="vk",
        text=words_of(message),
        message_id="" if is_edit else number,
        edits=number if is_edit else "",
        sent_at=moment(message.get("update_time") if is_edit else message.get("date")),
        media=tuple(media_of(message)),
        is_talk=True,
    )


def words_of(message: Said) -> str:
    """Its text, and in words what else hangs on it."""
    said = [text(message, "text")]
    place = part(message, "geo", "coordinates")
    if place:
        title = text(part(message, "geo", "place"), "title", 160)
        said.append(place_words(place.get("latitude"), place.get("longitude"), title))
    with override(value_of("company.language")):
        said += [named(attachment) for attachment in rows(message, "attachments")]
        told = "\n".join(filter(None, said))
        if told:
            return told
        return (
            _("[Picture]")
            if rows(message, "attachments")
            else _("[A message of a kind that cannot be shown here]")
        )


def named(attachment: Said) -> str:
    """What cannot be fetched is named, with its link; "" for what is fetched."""
    kind = text(attachment, "type", 30)
    one = part(attachment, kind)
    if kind in ("photo", "doc", "audio_message"):
        return _("[Voice message]") if kind == "audio_message" else ""
    if kind == "sticker":
        return (_("[Sticker] %(emoji)s") % {"emoji": ""}).strip()
    if kind == "link":
        return text(one, "url", LONGEST_LINK)
    owner, number = one.get("owner_id") or one.get("from_id"), one.get("id")
    if kind in ("wall", "video", "market") and owner and number:
        path = "product" if kind == "market" else kind
        return f"{text(one, 'title', 160)} https://vk.com/{path}{owner}_{number}".strip()
    return _("[A message of a kind that cannot be shown here]")


def media_of(message: Said) -> list[Media]:
    found = []
    for attachment in rows(message, "attachments"):
        kind = text(attachment, "type", 30)
        one = part(attachment, kind)
        name = f"{kind}-{one.get('id')}"
        if kind == "photo":
            sizes = [size for size in rows(one, "sizes") if text(size, "url", LONGEST_LINK)]
            best = max(sizes, key=lambda size: size.get("width") or 0, default={})
            found.append(Media({"url": text(best, "url", LONGEST_LINK)}, f"{name}.jpg", "image/jpeg"))
        elif kind == "doc":
            title = text(one, "title", 200) or f"{name}.{text(one, 'ext', 10)}"
            found.append(Media({"url": text(one, "url", LONGEST_LINK)}, title))
        elif kind == "audio_message":
            found.append(Media({"url": text(one, "link_ogg", LONGEST_LINK)}, f"{name}.ogg", "audio/ogg"))
    return [media for media in found if media.ref["url"]]
