"""Calls of the Cloud API."""

import hashlib
import hmac
from typing import Any
from urllib.parse import quote

from zabota.channels.fetching import GONE, fetch_url
from zabota.channels.kind import Fetched, NeverAccepted, WrongPassword
from zabota.channels.models import Inbox
from zabota.channels.outgoing_http import File, ask
from zabota.channels.posted_json import Said, part, rows, text
from zabota.channels.settings_fields import base_url, secret_of
from zabota.channels.whatsapp.errors import WRONG_NUMBER, meaning
from zabota.channels.whatsapp.templates import Filled
from zabota.core.models import StoredFile

API_URL = "https://graph.facebook.com/v23.0"
MOST_TEMPLATES = 500
IMAGES, IMAGE_BYTES = ("image/jpeg", "image/png"), 5_000_000
VIDEOS, VIDEO_BYTES = ("video/mp4", "video/3gpp"), 16_000_000
SOUNDS, SOUND_BYTES = ("audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"), 16_000_000


def call(
    inbox: Inbox,
    method: str,
    path: str,
    *,
    json: Any = None,
    form: dict[str, str] | None = None,
    files: tuple[File, ...] = (),
    query: dict[str, str] | None = None,
    harmless: bool = False,
) -> Said:
    """What Meta answers; raises TryLater, NeverAccepted or Uncertain in words."""
    answer = ask(
        method,
        f"{base_url(inbox, API_URL)}/{path}",
        json=json,
        form=form,
        files=files,
        query={**(query or {}), "appsecret_proof": proof_of(inbox)},
        headers=authorization(inbox),
        harmless=harmless,
    )
    if not answer.is_good or "error" in (answer.said if isinstance(answer.said, dict) else {}):
        raise meaning(answer, harmless)
    return answer.said if isinstance(answer.said, dict) else {}


def authorization(inbox: Inbox) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret_of(inbox, 'access_token')}"}


def proof_of(inbox: Inbox) -> str:
    """That the token is used by who knows the app's secret: so a wrong secret shows at once."""
    token, secret = secret_of(inbox, "access_token"), secret_of(inbox, "app_secret")
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def number_of(inbox: Inbox) -> str:
    return quote(str(inbox.settings.get("number_id", "")), safe="")


def send(inbox: Inbox, to: str, content: dict[str, Any]) -> str:
    """One message; the id that Meta gives it."""
    said = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": to, **content}
    answer = call(inbox, "POST", f"{number_of(inbox)}/messages", json=said)
    return next((text(message, "id", 250) for message in rows(answer, "messages")), "")


def send_text(inbox: Inbox, to: str, body: str) -> str:
    return send(inbox, to, {"type": "text", "text": {"body": body, "preview_url": False}})


def send_template(inbox: Inbox, to: str, filled: Filled) -> str:
    template = {
        "name": filled.name,
        "language": {"code": filled.language},
        "components": filled.as_component(),
    }
    return send(inbox, to, {"type": "template", "template": template})


def send_file(inbox: Inbox, to: str, file: StoredFile) -> str:
    """It is uploaded first; doing that twice does no harm."""
    part_of_form = File("file", file.filename, file.path.read_bytes(), file.media_type)
    form = {"messaging_product": "whatsapp", "type": file.media_type}
    path = f"{number_of(inbox)}/media"
    uploaded = call(inbox, "POST", path, form=form, files=(part_of_form,), harmless=True)
    kind = kind_of(file)
    shown = {"id": text(uploaded, "id", 100), **({"filename": file.filename} if kind == "document" else {})}
    return send(inbox, to, {"type": kind, kind: shown})


def kind_of(file: StoredFile) -> str:
    """As what WhatsApp shows it: by its media type and size."""
    if file.media_type in IMAGES and file.size <= IMAGE_BYTES:
        return "image"
    if file.media_type in VIDEOS and file.size <= VIDEO_BYTES:
        return "video"
    if file.media_type in SOUNDS and file.size <= SOUND_BYTES:
        return "audio"
    return "document"


def fetch_file(inbox: Inbox, media_id: str) -> Fetched:
    """The address of a file, and from it the file; both only with our token."""
    try:
        found = call(inbox, "GET", quote(media_id, safe=""), harmless=True)
    except WrongPassword as reason:
        if str(reason).startswith(WRONG_NUMBER):  # Meta says the same of a file that is gone
            raise NeverAccepted(GONE) from reason
        raise
    return fetch_url(text(found, "url", 2000), authorization(inbox))


def templates(inbox: Inbox) -> list[Said]:
    """All templates of the account, page by page."""
    path = f"{quote(str(inbox.settings.get('account_id', '')), safe='')}/message_templates"
    found: list[Said] = []
    after = ""
    while len(found) < MOST_TEMPLATES:
        query = {"fields": "name,status,language,components", "limit": "100"}
        page = call(inbox, "GET", path, query={**query, **({"after": after} if after else {})}, harmless=True)
        found += rows(page, "data")
        after = text(part(page, "paging", "cursors"), "after", 300)
        if not part(page, "paging").get("next") or not after:
            break
    return found
