"""What we understood of one received e-mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """One mail address as the sender wrote it; the domain part is in lower case."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a letter; `content_id` is without angle brackets."""

    filename: str
    media_type: str
    content: bytes
    content_id: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class AuthenticationResult:
    """One `method=result` of an Authentication-Results header (RFC 8601).

    Only entries whose `server` is our own receiving server mean anything: a sender can write the header too.
    """

    server: str
    method: str
    result: str
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """What became of one recipient (RFC 3464); status is like 5.1.1, action like failed or delayed."""

    address: str
    action: str
    status: str
    diagnostic: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report that a mail of ours was not, or not yet, delivered."""

    recipients: tuple[BouncedRecipient, ...]
    original_message_id: str

    @property
    def is_permanent(self) -> bool:
        """True when at least one recipient will never get the mail."""
        return any(r.action == "failed" or r.status.startswith("5") for r in self.recipients)


@dataclass(frozen=True, slots=True)
class Letter:
    """A received e-mail, decoded. Every text is free of NUL bytes and lone surrogates.

    `html` is exactly as dangerous as it came: pass it through `clean_html` before anybody sees it.
    `headers` maps lower-case names to the values in their order, unfolded but not decoded.
    `problems` are English sentences marked for translation.
    """

    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender: Address = Address("", "")
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    subject: str = ""
    date: datetime | None = None
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    language: str = ""
    authentication: tuple[AuthenticationResult, ...] = ()
    report_type: str = ""
    bounce: Bounce | None = None
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The first value of a header, stripped; empty when there is none."""
        values = self.headers.get(name.lower())
        return values[0].strip() if values else ""

    @property
    def auto_submitted(self) -> str:
        """The keyword of Auto-Submitted in lower case; empty when a person wrote the mail."""
        keyword = self.header("Auto-Submitted").partition(";")[0].strip().lower()
        return "" if keyword == "no" else keyword

    @property
    def is_bulk(self) -> bool:
        """True for mail that declares itself as sent to many or by a machine."""
        return self.header("Precedence").lower() in {"bulk", "list", "junk", "auto_reply"}

    @property
    def is_list(self) -> bool:
        """True for mail from a mailing list or a newsletter."""
        return any(name in self.headers for name in ("list-id", "list-post", "list-unsubscribe"))

    @property
    def has_null_sender(self) -> bool:
        """True when the envelope's return path is `<>`, as in reports of mail servers."""
        return "return-path" in self.headers and not self.header("Return-Path").strip("<> \t")

    @property
    def is_report(self) -> bool:
        """True for delivery reports, read receipts and other multipart/report mail."""
        return bool(self.report_type) or self.bounce is not None
