import secrets
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from zabota.channels.actions.send_dispatch import send_later
from zabota.channels.events import DispatchQueued
from zabota.channels.mail.thread import sign_message_id
from zabota.channels.models import Dispatch, Inbox
from zabota.core.events import announce
from zabota.core.models import StoredFile


@transaction.atomic
def queue_dispatch(
    *,
    inbox: Inbox,
    to: str,
    body: str,
    about: str = "",
    to_name: str = "",
    subject: str = "",
    copies: Sequence[str] = (),
    files: Sequence[StoredFile] = (),
    links: dict[str, list[Any]] | None = None,
    conversation_id: int | None = None,
    message_row_id: int | None = None,
    in_reply_to: str = "",
    references: str = "",
    is_automatic: bool = False,
    sealed: bool = False,
) -> Dispatch:
    """Put something into the outbox; it is sent after the caller's transaction commits, and only then.

    With a conversation and a message it gets the signed Message-ID of that message, by which answers find
    back; queueing the same message again returns the same dispatch. `links` maps the [[names]] in the body to
    [purpose, row id, ...] (`links.py`). A `sealed` body is kept encrypted and forgotten once it was sent.
    """
    message_id = _message_id(conversation_id, message_row_id)
    dispatch, is_new = Dispatch.objects.get_or_create(
        message_id=message_id,
        defaults={
            "inbox": inbox,
            "about": about,
            "to": to,
            "to_name": _one_line(to_name)[:160],
            "copies": list(copies),
            "subject": _one_line(subject)[:300],
            "body": "" if sealed else body,
            "sealed_body": body if sealed else None,
            "links": links or {},
            "in_reply_to": in_reply_to,
            "references": references,
            "is_automatic": is_automatic,
        },
    )
    if is_new:
        if files:
            dispatch.files.set(files)
        announce(DispatchQueued.of(dispatch))
        send_later.defer(dispatch_id=dispatch.id)
    return dispatch


def _message_id(conversation_id: int | None, message_row_id: int | None) -> str:
    if conversation_id and message_row_id:
        key = settings.SECRET_KEY.encode()
        return sign_message_id(key, conversation_id, message_row_id, settings.MAIL_DOMAIN)
    return f"<zabota-{secrets.token_hex(16)}@{settings.MAIL_DOMAIN}>"


def _one_line(text: str) -> str:
    """A subject or name may hold what a customer wrote: a line break would be refused when it is sent."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
