"""The built-in SMTP server: it says 250 only when the mail is committed here."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import Error, connection, transaction

from zabota.channels.actions.take_in import take_in
from zabota.channels.disk import why_paused
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Inbox

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
NULL_SENDER = "<>"
THREADS = 2
LONGEST_LINE = 1 << 20
MOST_RECIPIENTS = 50

TAKEN = "250 2.0.0 Taken in"
NOT_HERE = "550 5.1.1 Nobody here receives mail at this address"
TOO_MANY = "452 4.5.3 Too many recipients in one message"
NO_ROOM = "452 4.3.1 There is no room for mail now; please send it again later"
NO_DATABASE = "452 4.3.0 Mail cannot be kept now; please send it again later"


class PatientSMTP(SMTP):
    """Real mail has lines longer than the standard allows."""

    line_length_limit = LONGEST_LINE


class Receiver(Controller):
    """Listens in a thread of its own; the database is spoken to in a few others."""

    def __init__(self, host: str, port: int, largest_bytes: int):
        self.largest_bytes = largest_bytes
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="smtp")
        super().__init__(Handler(self.threads), hostname=host, port=port)

    def factory(self) -> SMTP:
        return PatientSMTP(
            self.handler, data_size_limit=self.largest_bytes, enable_SMTPUTF8=True, ident="Zabota", timeout=60
        )

    def stop(self, no_assert: bool = False) -> None:
        super().stop(no_assert)
        self.threads.submit(connection.close)
        self.threads.shutdown()


class Handler:
    def __init__(self, threads: ThreadPoolExecutor):
        self.threads = threads

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str | None, options: list[str]
    ) -> str:
        """A null sender is a bounce, which must be taken in; the library would take it for none at all."""
        envelope.mail_from = address or NULL_SENDER
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        try:
            inbox = await self._in_thread(find_inbox, address)
        except Error as error:
            log.warning("The mail receiver has no database: %s", error)
            return NO_DATABASE
        if inbox is None:
            return NOT_HERE
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        raw = envelope.original_content or b""
        sender = "" if envelope.mail_from == NULL_SENDER else envelope.mail_from or ""
        facts = {"mail_from": sender[:320], "peer": str((session.peer or ("",))[0])}
        try:
            return await self._in_thread(keep, raw, list(envelope.rcpt_tos), facts)
        except (Error, OSError) as error:
            log.warning("The mail receiver could not keep a mail: %s", error)
            return NO_DATABASE

    async def handle_exception(self, error: Exception) -> str:
        """Whatever went wrong here, the sender keeps the mail: at the library's 500 it would go back."""
        log.exception("The mail receiver met an error", exc_info=error)
        return NO_DATABASE

    async def _in_thread(self, function: Callable[..., Answer], *args: Any) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self.threads, twice, function, *args)


def twice(function: Callable[..., Answer], *args: Any) -> Answer:
    """Once more with a new connection, when the old one was lost since the last mail."""
    try:
        return function(*args)
    except Error:
        connection.close()
        return function(*args)


def find_inbox(address: str) -> Inbox | None:
    """The inbox of this address; `help+anything@` is `help@`."""
    local, _at, domain = address.rpartition("@")
    for candidate in dict.fromkeys((address, f"{local.partition('+')[0]}@{domain}")):
        inbox = Inbox.objects.switched_on().filter(address__iexact=candidate).order_by("id").first()
        if inbox is not None:
            return inbox
    return None


def keep(raw: bytes, recipients: list[str], facts: dict[str, Any]) -> str:
    """Commit one mail to the inboxes of its recipients, all or none; the answer to the sender."""
    if why_paused():
        return NO_ROOM
    inboxes = {inbox.id: inbox for address in recipients if (inbox := find_inbox(address))}
    if not inboxes:
        return NOT_HERE
    with transaction.atomic():
        for inbox in inboxes.values():
            take_in(inbox, [RawDelivery(key=key_of(raw), raw=raw, facts=facts)])
    return TAKEN


def key_of(raw: bytes) -> str:
    """The same bytes are the same mail: a sender that lost our answer sends it once more."""
    return "raw:" + hashlib.sha256(raw).hexdigest()
