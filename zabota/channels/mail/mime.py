"""The tree of a mail's parts, as offsets into the raw bytes.

The standard library's parser walks every line of every file and recurses without limit; this one searches
for boundaries only, so its time is linear and its depth and number of parts are bounded.
"""

import re
from dataclasses import dataclass, field

from zabota.channels.mail import limits
from zabota.channels.mail import problems as say
from zabota.channels.mail.headers import Headers, parameters, split_headers

_TAIL = re.compile(rb"(--)?+[ \t]*+(?:\r?\n|\Z)")
_FIRST_MARK = re.compile(rb"^--([^\r\n]{1,200})\r?\n(?=content-)", re.MULTILINE | re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """One part; its body is raw[start:end]. Only multiparts have children."""

    headers: Headers
    media_type: str
    parameters: dict[str, str]
    start: int
    end: int
    children: list["Part"] = field(default_factory=list)

    def first(self, name: str) -> str:
        """The first value of a header; empty when there is none."""
        values = self.headers.get(name)
        return values[0] if values else ""


class Splitter:
    """Cuts one mail into parts and notes what was strange."""

    def __init__(self, raw: bytes, problems: list[str]) -> None:
        self.raw = raw
        self.problems = problems
        self.parts = 0

    def part(self, start: int, end: int, depth: int = 0, default: str = "text/plain") -> Part:
        """The part at raw[start:end] with everything inside it."""
        self.parts += 1
        headers, body = split_headers(self.raw, start, end, self.problems)
        media_type = default
        values: dict[str, str] = {}
        if "content-type" in headers:
            media_type, values = parameters(headers["content-type"][0])
            if media_type.count("/") != 1 or media_type.startswith("/") or media_type.endswith("/"):
                media_type = default if media_type != "text" else "text/plain"
        part = Part(headers, media_type, values, body, end)
        if media_type.startswith("multipart/"):
            if depth >= limits.MAX_DEPTH:
                self.problems.append(say.TOO_DEEP)
            else:
                self._divide(part, depth)
        return part

    def _divide(self, part: Part, depth: int) -> None:
        """Give a multipart its children; without any it becomes a text."""
        boundary = part.parameters.get("boundary", "").rstrip().encode("utf-8", "replace")
        spans = self._spans(part, boundary) if boundary else []
        if not spans and (mark := _FIRST_MARK.search(self.raw, part.start, part.end)):
            self.problems.append(say.GUESSED_BOUNDARY)
            spans = self._spans(part, mark[1].rstrip())
        if not spans:
            self.problems.append(say.NO_BOUNDARY)
            part.media_type = "text/plain"
        default = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
        for start, end in spans:
            if self.parts >= limits.MAX_PARTS:
                self.problems.append(say.TOO_MANY_PARTS)
                break
            part.children.append(self.part(start, end, depth + 1, default))

    def _spans(self, part: Part, boundary: bytes) -> list[tuple[int, int]]:
        """Where the children lie. A part after the closing mark counts too: some senders close early."""
        raw, delimiter = self.raw, b"--" + boundary
        spans: list[tuple[int, int]] = []
        opened: int | None = None
        closed = False
        position = part.start
        while (position := raw.find(delimiter, position, part.end)) >= 0:
            tail = _TAIL.match(raw, position + len(delimiter), part.end)
            if tail is None or not (position == part.start or raw[position - 1] == 10):
                position += len(delimiter)
                continue
            if opened is not None:
                spans.append((opened, max(opened, self._before_newline(position))))
            closed = tail[1] is not None
            opened = None if closed else tail.end()
            position = tail.end()
            if len(spans) > limits.MAX_PARTS:
                break
        if opened is not None:
            spans.append((opened, part.end))
        if spans and not closed:
            self.problems.append(say.UNCLOSED)
        return spans

    def _before_newline(self, position: int) -> int:
        if self.raw.endswith(b"\r\n", 0, position):
            return position - 2
        return position - 1
