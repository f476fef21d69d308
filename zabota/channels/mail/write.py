"""Build a mail to send. What could smuggle a header is refused in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.header import Header
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any

from zabota.channels.mail.filename import safe_filename
from zabota.channels.mail.letter import Address, Attachment
from zabota.channels.mail.loops import automatic_headers

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}\Z")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,990}>\Z")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}\Z")
_IDS = frozenset({"message-id", "in-reply-to", "references"})
_ADDRESSED = frozenset({"from", "to", "cc", "reply-to"})


class _MailPolicy(EmailPolicy):
    """SMTP lines, folded by ourselves where the standard library spoils them.

    It encodes ids of more than 78 letters, so that no answer finds its thread, and loses spaces where it cuts
    a long Cyrillic subject or name in two.
    """

    def fold(self, name: str, value: Any) -> str:
        """One header as lines that end in CRLF."""
        lowered = name.lower()
        if lowered in _IDS:
            return f"{name}: " + "\r\n ".join(str(value).split()) + "\r\n"
        if lowered == "subject":
            return f"{name}: {_encoded(str(value), name)}\r\n"
        if lowered in _ADDRESSED:
            return f"{name}: " + ",\r\n ".join(_encoded_address(a, name) for a in value.addresses) + "\r\n"
        return super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same as bytes."""
        return self.fold(name, value).encode("ascii")


def _encoded(text: str, header_name: str) -> str:
    """The text as encoded words (RFC 2047) where it needs them, in lines of at most 76 letters."""
    plain = text.isascii() and "=?" not in text
    header = Header(text, "us-ascii" if plain else "utf-8", maxlinelen=76, header_name=header_name)
    return header.encode(linesep="\r\n") if text else ""


def _encoded_address(address: HeaderAddress, header_name: str) -> str:
    name = address.display_name
    if not name or (name.isascii() and "=?" not in name):
        return str(address)
    return f"{_encoded(name, header_name)}\r\n <{address.addr_spec}>"


_POLICY = _MailPolicy(linesep=SMTP.linesep, cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail to be sent. `html` is the same words with simple formatting, made by us."""

    sender: Address
    to: Sequence[Address]
    subject: str
    message_id: str
    text: str
    cc: Sequence[Address] = ()
    reply_to: Sequence[Address] = ()
    in_reply_to: str = ""
    references: Sequence[str] = ()
    date: datetime | None = None
    html: str = ""
    attachments: Sequence[Attachment] = ()
    automatic: bool = False
    language: str = ""
    extra_headers: dict[str, str] = field(default_factory=dict)


def write(mail: Outgoing) -> EmailMessage:
    """The message, ready for `as_bytes()`. Raises ValueError, in words, for what must not be sent."""
    message = EmailMessage(policy=_POLICY)
    if not mail.to:
        raise ValueError("The message has no recipient.")
    message["From"] = _address(mail.sender)
    message["To"] = tuple(_address(a) for a in mail.to)
    if mail.cc:
        message["Cc"] = tuple(_address(a) for a in mail.cc)
    if mail.reply_to:
        message["Reply-To"] = tuple(_address(a) for a in mail.reply_to)
    message["Subject"] = _line(mail.subject, "subject")
    message["Date"] = format_datetime((mail.date or datetime.now(UTC)).astimezone(UTC))
    _set_ids(message, mail)
    _set_body(message, mail)
    for name, value in _extra(mail).items():  # after the body, which takes Content-* headers into its parts
        message[_line(name, "header name")] = _line(value, "header")
    return message


def _set_ids(message: EmailMessage, mail: Outgoing) -> None:
    references = list(dict.fromkeys([*mail.references, *([mail.in_reply_to] if mail.in_reply_to else [])]))
    if len(references) > 20:
        references = references[:1] + references[-19:]
    for name in (mail.message_id, *references):
        if not _MESSAGE_ID.match(name):
            raise ValueError("A Message-ID must stand in angle brackets, without spaces or line breaks.")
    message["Message-ID"] = mail.message_id
    if mail.in_reply_to:
        message["In-Reply-To"] = mail.in_reply_to
    if references:
        message["References"] = " ".join(references)


def _extra(mail: Outgoing) -> dict[str, str]:
    headers = dict(mail.extra_headers)
    if mail.automatic:
        headers |= automatic_headers(answer=bool(mail.in_reply_to))
    if mail.language:
        headers["Content-Language"] = mail.language
    return headers


def _set_body(message: EmailMessage, mail: Outgoing) -> None:
    message.set_content(_body(mail.text))
    if mail.html:
        message.add_alternative(_body(mail.html), subtype="html")
    for number, attachment in enumerate(mail.attachments, 1):
        if not _MEDIA_TYPE.match(attachment.media_type):
            raise ValueError("The type of an attached file must look like image/png.")
        maintype, _slash, subtype = attachment.media_type.partition("/")
        if maintype in ("message", "multipart"):  # their insides would be parsed and written anew
            maintype, subtype = "application", "octet-stream"
        name = safe_filename(_line(attachment.filename, "file name"), attachment.media_type, number)
        message.add_attachment(attachment.content, maintype=maintype, subtype=subtype, filename=name)


def _body(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-8", "replace").decode()


def _line(text: str, what: str) -> str:
    """The text, if it is one line; a line break would let its writer add headers of their own."""
    if _CONTROL.search(text):
        raise ValueError(f"The {what} must not contain line breaks or control characters.")
    return text


def _address(address: Address) -> HeaderAddress:
    name = _line(address.name, "name in an address")
    local, at, domain = _line(address.email, "address").rpartition("@")
    if (
        not (at and domain and _LOCAL.match(local))
        or local.startswith(".")
        or local.endswith(".")
        or ".." in local
    ):
        raise ValueError(f"This is not an e-mail address we can write to: {address.email!r}.")
    try:
        return HeaderAddress(name, local, domain.encode("idna").decode("ascii"))
    except (UnicodeError, ValueError):
        raise ValueError(f"This is not an e-mail address we can write to: {address.email!r}.") from None
