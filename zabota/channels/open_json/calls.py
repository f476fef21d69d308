"""What we post to a program of the company."""

import json
from typing import Any

from django.utils.translation import gettext_noop as _

from zabota.channels.kind import NeverAccepted, NoWayOut, TooFast, TryLater, Uncertain
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.network import with_detail
from zabota.channels.open_json.signing import signed_headers
from zabota.channels.outgoing_http import Answer, ask
from zabota.channels.passes import passed_url
from zabota.channels.posted_json import text
from zabota.channels.settings_fields import secret_of
from zabota.core.models import StoredFile

NO_URL = _("No address is set to which answers are posted: the message waits.")
NO_SECRET = _("No secret is stored: nothing can be signed, and nothing is taken in.")
WRONG_SECRET = _("The other side does not accept our signature: is the secret the same on both sides?")
BUSY = _("The other side asks us to slow down.")
AWAY = _("The other side takes nothing now.")
REFUSED = _("The other side refused the message.")
UNSURE = _("The other side answered with an error: the message may or may not have been taken.")


def hand_over(dispatch: Dispatch, body: str) -> str:
    """Post one answer; the id that the other side gives it, else our own."""
    said = {
        "type": "message",
        "id": dispatch.message_id,
        "to": dispatch.to,
        "to_name": dispatch.to_name,
        "subject": dispatch.subject,
        "text": body,
        "is_automatic": dispatch.is_automatic,
        "at": dispatch.created_at.isoformat(),
        "files": [as_file(dispatch.inbox, file) for file in dispatch.files.order_by("id")],
    }
    answer = post(dispatch.inbox, said, dispatch.message_id)
    return text(answer.said, "id", 250) or dispatch.message_id


def as_file(inbox: Inbox, file: StoredFile) -> dict[str, Any]:
    """The address is good for a week and opens this file only."""
    return {
        "name": file.filename,
        "type": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
        "url": passed_url(inbox, file),
    }


def try_out(inbox: Inbox) -> None:
    """Post a `ping`, signed like everything; raises TryLater with what is wrong."""
    if not secret_of(inbox, "signing_secret"):
        raise NoWayOut(NO_SECRET)
    if not inbox.settings.get("url"):
        raise NoWayOut(NO_URL)
    post(inbox, {"type": "ping", "id": "ping"}, "ping", harmless=True)


def post(inbox: Inbox, said: dict[str, Any], key: str, harmless: bool = False) -> Answer:
    body = json.dumps(said, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": key,
        **signed_headers(secret_of(inbox, "signing_secret"), body),
    }
    answer = ask("POST", inbox.settings["url"], body=body, headers=headers, harmless=harmless)
    if not answer.is_good:
        raise meaning(answer, harmless)
    return answer


def meaning(answer: Answer, harmless: bool) -> Exception:
    words = text(answer.said, "problem", 300) or f"HTTP {answer.status}"
    if answer.status == 429:
        return TooFast(with_detail(BUSY, words), answer.pause_seconds)
    if answer.status in (401, 403):
        return TryLater(with_detail(WRONG_SECRET, words))
    if answer.status in (408, 425, 503):
        return TryLater(with_detail(AWAY, words), answer.pause_seconds)
    if answer.status >= 500:
        return TryLater(with_detail(AWAY, words)) if harmless else Uncertain(with_detail(UNSURE, words))
    return NeverAccepted(with_detail(REFUSED, words))
