"""A real SMTP server of the tests' own that keeps what it was given and can misbehave on purpose."""

import socket
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Sink(Controller):
    """`answer` is said after the data; "hang up" breaks the link instead."""

    def __init__(self, **smtp: Any) -> None:
        self.mails: list[bytes] = []
        self.senders: list[str] = []
        self.recipients: list[list[str]] = []
        self.answer = "250 kept"
        self.refused: dict[str, str] = {}
        self.before_answer: Callable[[], None] = lambda: None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        super().__init__(self, hostname="127.0.0.1", port=port, ready_timeout=20, **smtp)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(mail, policy=policy.default) for mail in self.mails]

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address or "<>"
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(envelope.content)
        self.senders.append(envelope.mail_from)
        self.recipients.append(list(envelope.rcpt_tos))
        self.before_answer()
        if self.answer == "hang up":
            server.transport.abort()
        return self.answer
