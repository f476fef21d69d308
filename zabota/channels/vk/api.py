"""Calls of VK's API, and what its error codes mean."""

import zlib
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.kind import NeverAccepted, TooFast, TryLater, Uncertain, WrongPassword
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import File, ask
from zabota.channels.posted_json import Said, part, text
from zabota.channels.settings_fields import base_url, secret_of
from zabota.core.models import StoredFile

API_URL = "https://api.vk.com/method"
VERSION = "5.199"
WRONG_TOKEN = _("VK does not accept this access key: make a new one in the community's settings.")
NO_RIGHT = _("The access key has no right for this: make one that may manage messages, photos and files.")
BUSY = _("VK asks us to slow down.")
AWAY = _("VK takes nothing now.")
REFUSED = _("VK refused the message.")
NOT_ALLOWED = _("The customer does not allow the community to write, or never wrote to it.")
NO_UPLOAD = _("VK did not take the file.")
UNSURE = _("VK answered with an error: the message may or may not have been sent.")
WORDS = {
    900: _("The customer is on the community's black list."),
    901: NOT_ALLOWED,
    902: _("The customer's privacy settings do not let the community write."),
    914: _("The message is too long for VK."),
    913: _("Too many forwarded messages."),
    917: _("VK does not let us into this talk."),
    936: _("VK does not know this talk."),
    100: REFUSED,
}
NO_ENTRY = (900, 901, 902)
PAUSES_SECONDS = {6: 1, 9: 60, 29: 3600, 14: 300}
SAME_WITHIN = timedelta(minutes=30)
"""VK knows the same random_id as the same message for an hour; we trust half of it."""
PHOTOS, PHOTO_BYTES = ("image/jpeg", "image/png", "image/gif"), 50_000_000


class NoEntry(NeverAccepted):
    """The customer does not let the community write."""


def call(inbox: Inbox, method: str, *, harmless: bool = True, **params: Any) -> Any:
    """The `response` of a method; raises TryLater, NeverAccepted or Uncertain in words."""
    form = {name: str(value) for name, value in params.items()}
    form |= {"access_token": secret_of(inbox, "token"), "v": VERSION}
    answer = ask("POST", f"{base_url(inbox, API_URL)}/{method}", form=form, harmless=harmless)
    said = answer.said if isinstance(answer.said, dict) else {}
    if answer.is_good and "response" in said:
        return said["response"]
    if error := part(said, "error"):
        raise meaning(error, harmless)
    words = f"HTTP {answer.status}"
    if answer.status >= 500 and not harmless:
        raise Uncertain(with_detail(UNSURE, words))
    raise TryLater(with_detail(AWAY, words), answer.pause_seconds)


def meaning(error: Said, harmless: bool) -> Exception:
    code = error.get("error_code")
    words = f"{code} {text(error, 'error_msg', 300)}"
    if code in (5, 27, 28):
        return WrongPassword(with_detail(WRONG_TOKEN, words))
    if code in (7, 15, 203):
        return WrongPassword(with_detail(NO_RIGHT, words))
    if code in PAUSES_SECONDS:
        return TooFast(with_detail(BUSY, words), PAUSES_SECONDS[code])
    if code in NO_ENTRY:
        return NoEntry(with_detail(WORDS[code], words))
    if code in (1, 10):
        return TryLater(with_detail(AWAY, words)) if harmless else Uncertain(with_detail(UNSURE, words))
    return NeverAccepted(with_detail(WORDS.get(code, REFUSED) if isinstance(code, int) else REFUSED, words))


def send(dispatch: Dispatch, step: int, **content: Any) -> str:
    """messages.send. The same step has the same random_id, so that within half an hour a lost answer may be
    asked for again: VK sends the message once.
    """
    again = timezone.now() - dispatch.created_at < SAME_WITHIN
    number = zlib.crc32(f"{dispatch.message_id} {step}".encode()) & 0x7FFFFFFF
    peer = {"peer_id": dispatch.to, "random_id": number}
    answer = call(dispatch.inbox, "messages.send", harmless=again, **peer, **content)
    return f"{dispatch.to}-{answer}" if isinstance(answer, int) else ""


def send_file(dispatch: Dispatch, step: int, file: StoredFile) -> str:
    return send(dispatch, step, attachment=uploaded(dispatch.inbox, dispatch.to, file))


def uploaded(inbox: Inbox, peer: str, file: StoredFile) -> str:
    """The name under which VK keeps the file; uploading it twice does no harm."""
    is_photo = file.media_type in PHOTOS and file.size <= PHOTO_BYTES
    if is_photo:
        where = call(inbox, "photos.getMessagesUploadServer", peer_id=peer)
        told = upload(where, "photo", file)
        saved = call(
            inbox, "photos.saveMessagesPhoto", **{k: told.get(k, "") for k in ("server", "photo", "hash")}
        )
        kept = saved[0] if isinstance(saved, list) and saved else {}
        return f"photo{kept.get('owner_id')}_{kept.get('id')}"
    where = call(inbox, "docs.getMessagesUploadServer", peer_id=peer, type="doc")
    told = upload(where, "file", file)
    saved = call(inbox, "docs.save", file=told.get("file", ""), title=file.filename)
    kept = part(saved, "doc")
    return f"doc{kept.get('owner_id')}_{kept.get('id')}"


def upload(where: Any, field: str, file: StoredFile) -> Said:
    content = File(field, file.filename, file.path.read_bytes(), file.media_type)
    answer = ask("POST", text(where, "upload_url", 2000), files=(content,), harmless=True)
    told = answer.said if isinstance(answer.said, dict) else {}
    if not answer.is_good:
        raise TryLater(with_detail(NO_UPLOAD, f"HTTP {answer.status}"), answer.pause_seconds)
    if told.get("error") or not told.get(field):
        raise NeverAccepted(with_detail(NO_UPLOAD, text(told, "error", 200)))
    return told
