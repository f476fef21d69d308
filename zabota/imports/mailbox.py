"""A mailbox file as any program writes it (mbox), cut into its mails by where they begin; none is copied."""

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from zabota.channels.mail.headers import moment

_BEGIN = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n)|(?<=\n\r\n))From [^\r\n]{0,400}\r?\n(?=>?[!-9;-~]{1,200}[ \t]*:|>From )"
)
"""A mail begins after an empty line, and what follows looks like a header: so a paragraph that begins with
"From" cuts no mail of programs that do not stuff it."""
_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)
_TO_STUFF = re.compile(rb"^(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,10}[!-9;-~]{1,200}[ \t]*:")
_ENVELOPE = re.compile(
    rb"From .{0,300}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d)(:\d\d)? "
    rb"([^\r\n]{0,40})"
)
LOOKED_AT = 1 << 16


@dataclass(frozen=True)
class Place:
    """Where one mail stands in the file, without its envelope line; `end` is where the next may begin."""

    begin: int
    length: int
    came_at: datetime | None = None

    @property
    def end(self) -> int:
        return self.begin + self.length


def is_mailbox(head: bytes) -> bool:
    return _BEGIN.match(head.lstrip(b"\xef\xbb\xbf\r\n")) is not None


def is_mail(head: bytes) -> bool:
    """Whether it looks like one mail by itself (.eml)."""
    return _HEADER.match(head) is not None and b"\n" in head


def places_in(path: Path, start: int = 0) -> Iterator[Place]:
    """Each mail from `start` on, which is 0 or where another one ended."""
    if not path.stat().st_size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = _BEGIN.search(content, start)
        while found is not None:
            after = _BEGIN.search(content, found.end())
            end = after.start() if after else len(content)
            yield Place(found.end(), end - found.end(), envelope_moment(found[0]))
            found = after


def mail_at(path: Path, begin: int, length: int) -> bytes:
    """The mail as it was before it was put into the file: lines that begin with From are unstuffed."""
    with path.open("rb") as file:
        file.seek(begin)
        raw = file.read(length)
    raw = raw.removesuffix(b"\n").removesuffix(b"\r")  # the empty line before the next one
    return _STUFFED.sub(rb"\1", raw) if b">From " in raw else raw


def stuffed(raw: bytes) -> bytes:
    """One mail as it stands in a mailbox file."""
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    ends = b"" if raw.endswith(b"\n") else b"\n"
    return b"From - Thu Jan  1 00:00:00 1970\n" + _TO_STUFF.sub(rb">\1", raw.lstrip()) + ends + b"\n"


def envelope_moment(line: bytes) -> datetime | None:
    """When the mail came, as its envelope line says; the line that `stuffed` makes says nothing."""
    found = _ENVELOPE.match(line)
    if found is None:
        return None
    words = found[5].decode("ascii", "replace").split()
    year = next((word for word in words if len(word) == 4 and word.isdigit()), "")
    offset = next((word for word in words if word[:1] in "+-" and len(word) == 5), "+0000")
    month, day, hour = (found[number].decode("ascii") for number in (1, 2, 3))
    at = moment(f"{day} {month} {year} {hour}{(found[4] or b':00').decode('ascii')} {offset}")
    return at if at and at > datetime(1980, 1, 2, tzinfo=UTC) else None
