"""What a mail's parts hold: the words, the HTML, the files, the report of a mail server."""

import html as html_module
import re
from dataclasses import dataclass, field

from zabota.channels.mail import limits
from zabota.channels.mail import problems as say
from zabota.channels.mail.charsets import decode
from zabota.channels.mail.filename import safe_filename
from zabota.channels.mail.headers import parameters
from zabota.channels.mail.letter import Attachment
from zabota.channels.mail.mime import Part
from zabota.channels.mail.plain import html_to_text, unflow
from zabota.channels.mail.transfer import undo

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([a-zA-Z0-9_-]{2,30})", re.IGNORECASE
)
_ORIGINALS = frozenset(
    {
        "message/rfc822",
        "message/global",
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/global-headers",
    }
)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_WINMAIL = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})


@dataclass(slots=True)
class Piece:
    """One thing to read: as text, as HTML, or as both."""

    text: str = ""
    html: str = ""


@dataclass(slots=True)
class Contents:
    """Everything found in a mail."""

    pieces: list[Piece] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    delivery_status: list[bytes] = field(default_factory=list)
    originals: list[bytes] = field(default_factory=list)

    def words(self) -> tuple[str, str]:
        """The whole text, and the whole HTML or an empty string when there is none."""
        text = "\n\n".join(words for p in self.pieces if (words := p.text or html_to_text(p.html)).strip())
        if not any(p.html for p in self.pieces):
            return text, ""
        pages = (p.html or f"<pre>{html_module.escape(p.text)}</pre>" for p in self.pieces)
        return text, "\n<hr>\n".join(pages)


class Collector:
    """Walks the parts of one mail."""

    def __init__(self, raw: bytes, problems: list[str]) -> None:
        self.raw = raw
        self.problems = problems
        self.contents = Contents()

    def collect(self, part: Part) -> Contents:
        """Everything in this part and below it."""
        self.contents.pieces = self._pieces(part)
        return self.contents

    def _pieces(self, part: Part) -> list[Piece]:
        if part.children:
            lists = [self._pieces(child) for child in part.children]
            if part.media_type == "multipart/alternative":
                return _one_of([piece for pieces in lists for piece in pieces])
            return [piece for pieces in lists for piece in pieces]
        encoding = part.first("content-transfer-encoding")
        content = undo(self.raw[part.start : part.end], encoding, self.problems)
        disposition, values = _disposition(part)
        name = values.get("filename") or part.parameters.get("name", "")
        if part.media_type in ("text/plain", "text/html") and disposition != "attachment":
            if not values.get("filename"):
                return [self._read(part, content)]
        if part.media_type in ("message/delivery-status", "message/global-delivery-status"):
            self.contents.delivery_status.append(content)
            return []
        if part.media_type in _ORIGINALS:
            self.contents.originals.append(content)
        self._attach(part, content, name, disposition)
        return []

    def _read(self, part: Part, content: bytes) -> Piece:
        charset = part.parameters.get("charset", "")
        is_html = part.media_type == "text/html"
        if is_html and not charset and (meta := _META_CHARSET.search(content[:4096])):
            charset = meta[1].decode("ascii")
        text, doubted = decode(content, charset)
        if doubted:
            self.problems.append(say.GUESSED_CHARSET)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > (limits.MAX_HTML_CHARS if is_html else limits.MAX_TEXT_CHARS):
            self.problems.append(say.TEXT_CUT)
            text = text[: limits.MAX_HTML_CHARS if is_html else limits.MAX_TEXT_CHARS]
        if is_html:
            return Piece(html=text)
        if part.parameters.get("format", "").lower() == "flowed":
            text = unflow(text, delete_space=part.parameters.get("delsp", "").lower() == "yes")
        return Piece(text=text)

    def _attach(self, part: Part, content: bytes, name: str, disposition: str) -> None:
        found = self.contents.attachments
        if len(found) >= limits.MAX_ATTACHMENTS:
            self.problems.append(say.TOO_MANY_FILES)
            return
        if part.media_type in _SEALED:
            self.problems.append(say.ENCRYPTED)
        elif part.media_type in _WINMAIL:
            self.problems.append(say.WINMAIL)
            name = name or "winmail.dat"
        content_id = part.first("content-id").strip("<> \t")[:300]
        inline = disposition != "attachment" and bool(content_id)
        filename = safe_filename(name, part.media_type, len(found) + 1)
        found.append(Attachment(filename, part.media_type[:100], content, content_id, inline))


def _disposition(part: Part) -> tuple[str, dict[str, str]]:
    value = part.first("content-disposition")
    return parameters(value) if value else ("", {})


def _one_of(pieces: list[Piece]) -> list[Piece]:
    """Alternatives are one thing said several ways: the first text and the last HTML."""
    text = next((p.text for p in pieces if p.text.strip()), "")
    html = next((p.html for p in reversed(pieces) if p.html.strip()), "")
    return [Piece(text, html)] if text or html else []
