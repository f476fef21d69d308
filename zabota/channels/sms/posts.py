"""What a gateway posts to us: an SMS of a customer, or a report of ours. A form or JSON, by its own names."""

import base64
import binascii
import hashlib
import time
from typing import Any
from urllib.parse import parse_qs

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zabota.channels.kind import Incoming, News, NotReadable, NotSigned
from zabota.channels.models import Inbox
from zabota.channels.network import with_detail
from zabota.channels.open_json.signing import SIGNATURE, check_signed
from zabota.channels.posted_json import Said, parse_object, text
from zabota.channels.settings_fields import secret_of
from zabota.channels.sms.template import at_path

SAME_SECONDS = 600
NOT_DELIVERED = gettext_noop("The SMS was not delivered.")


def said_in(raw: bytes) -> Said:
    """The fields of a posted form or JSON; raises NotReadable."""
    if raw.lstrip()[:1] in (b"{", b"["):
        return parse_object(raw)
    try:
        found = parse_qs(raw.decode("utf-8"), strict_parsing=True, max_num_fields=100)
    except (ValueError, UnicodeDecodeError) as error:
        raise NotReadable(_("This is neither a form nor JSON.")) from error
    return {name: values[0] for name, values in found.items()}


def check(inbox: Inbox, request: HttpRequest) -> None:
    """A shared secret in one of four places, or a signature with its moment; raises NotSigned."""
    secret = secret_of(inbox, "in_secret")
    if SIGNATURE in request.headers:
        check_signed(secret, request.headers, request.body)
        return
    shown = [request.headers.get("Secret", ""), request.GET.get("secret", ""), password_in(request)]
    try:
        shown.append(text(said_in(request.body), "secret", 500))
    except NotReadable:
        pass  # who shows the secret elsewhere may send what we cannot read: it is kept
    right = [constant_time_compare(one, secret) for one in shown]
    if not secret or not any(right):
        raise NotSigned(_("The secret is missing or wrong."))


def password_in(request: HttpRequest) -> str:
    scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(given, validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""


def named(inbox: Inbox, said: Said, name: str) -> str:
    return at_path(said, inbox.settings.get(name) or "")


def is_report(inbox: Inbox, said: Said) -> bool:
    return bool(named(inbox, said, "report_state")) and not named(inbox, said, "in_text")


def key_of(inbox: Inbox, said: Said, raw: bytes) -> str:
    """The gateway's id, and for a report its state; without one the same words within ten minutes are one."""
    number = named(inbox, said, "in_id")[:120]
    if not number:
        return f"body:{hashlib.sha256(raw).hexdigest()}:{int(time.time() // SAME_SECONDS)}"
    return (
        f"report:{number}:{named(inbox, said, 'report_state')[:20]}"
        if is_report(inbox, said)
        else f"in:{number}"
    )


def as_meant(inbox: Inbox, said: Said) -> Incoming | News | None:
    if is_report(inbox, said):
        return as_news(inbox, said)
    sender = named(inbox, said, "in_from")
    return Incoming(
        sender=sender,
        identity_kind="phone",
        text=text({"text": named(inbox, said, "in_text")}, "text"),
        message_id=f"sms-{inbox.id}-{named(inbox, said, 'in_id')}",
        is_talk=True,
    )


def as_news(inbox: Inbox, said: Said) -> News | None:
    """A state that is on neither list is on its way still."""
    state = named(inbox, said, "report_state").casefold()
    number = named(inbox, said, "in_id")
    if state in values(inbox, "delivered_values"):
        return News("delivered", number)
    if state in values(inbox, "failed_values"):
        why = f"{named(inbox, said, 'report_state')} {named(inbox, said, 'report_reason')}".strip()
        return News("failed", number, problem=with_detail(NOT_DELIVERED, why))
    return None


def values(inbox: Inbox, name: str) -> set[str]:
    given: Any = inbox.settings.get(name) or ""
    return {one.strip().casefold() for one in given.split(",") if one.strip()}
