"""Header lines: splitting, decoding (RFC 2047), parameters (RFC 2231), addresses, ids, dates."""

import re
from binascii import a2b_qp
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from zabota.channels.mail import limits
from zabota.channels.mail import problems as say
from zabota.channels.mail.charsets import clean_text, decode
from zabota.channels.mail.transfer import from_base64

Headers = dict[str, list[str]]

_BLANK_LINE = re.compile(rb"\n\r?\n")
_NAME = re.compile(r"[!-9;-~]{1,200}[ \t]*\Z")
_TELLING = re.compile(
    r"(?:from|to|subject|date|message-id|mime-version|content-[a-z-]{1,30}):", re.IGNORECASE
)
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_PARAMETER = re.compile(r";\s*+([^\s=;\"]++)\s*+=\s*+(\"(?:[^\"\\]|\\.)*+(?:\"|\Z)|[^;]*+)", re.DOTALL)
_SEGMENT = re.compile(r"([^*]++)\*(?:([0-9]{1,3})(\*?))?\Z")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_ID = re.compile(r"<([^<>]+)>")
_SPACES = re.compile(r"\s+")


def split_headers(raw: bytes, start: int, end: int, problems: list[str]) -> tuple[Headers, int]:
    """Headers of the part at raw[start:end] and the offset at which its body begins."""
    if raw.startswith((b"\n", b"\r\n"), start, end):
        return {}, raw.index(b"\n", start) + 1
    blank = _BLANK_LINE.search(raw, start, end)
    stop, body = (blank.start(), blank.end()) if blank else (end, end)
    if stop - start > limits.MAX_HEADER_BYTES:
        problems.append(say.HEADER_TOO_LONG)
        stop = start + limits.MAX_HEADER_BYTES
    block = raw[start:stop]
    headers, consumed = _read_lines(_lines(block, problems), problems)
    if consumed is None:
        return headers, body
    problems.append(say.NO_BLANK_LINE)
    return headers, start + _offset_of_line(block, consumed)


def _lines(block: bytes, problems: list[str]) -> list[str]:
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError:
        problems.append(say.UNKNOWN_HEADER_CHARSET)
        return [decode(line.rstrip(b"\r"))[0] for line in block.split(b"\n")]
    if "\r" in text:
        text = text.replace("\r\n", "\n").rstrip("\r")
    return text.split("\n")


def _offset_of_line(block: bytes, number: int) -> int:
    offset = 0
    for _ in range(number):
        offset = block.index(b"\n", offset) + 1
    return offset


def _read_lines(lines: list[str], problems: list[str]) -> tuple[Headers, int | None]:
    """Headers, and the number of the line at which the text begins when no blank line came first."""
    headers: Headers = {}
    current: list[str] | None = None
    count = 0
    for number, line in enumerate(lines):
        if line[:1] in (" ", "\t"):
            if current is not None:
                current.append(line.strip())
            continue
        name, colon, value = line.partition(":")
        if colon and _NAME.match(name):
            _keep(headers, current)
            count += 1
            if count > limits.MAX_HEADERS:
                problems.append(say.HEADER_TOO_LONG)
                return headers, None
            current = [name.rstrip().lower(), value.strip()]
        elif number == 0 and line.startswith(("From ", ">From ")):
            continue
        elif any(_TELLING.match(later) for later in lines[number + 1 : number + 20]):
            if say.STRAY_HEADER_LINE not in problems:
                problems.append(say.STRAY_HEADER_LINE)
        elif line.strip():
            _keep(headers, current)
            return headers, number
    _keep(headers, current)
    return headers, None


def _keep(headers: Headers, current: list[str] | None) -> None:
    if current is None:
        return
    value = current[1] if len(current) == 2 else " ".join(current[1:])
    if len(value) > limits.MAX_VALUE_CHARS:
        value = value[: limits.MAX_VALUE_CHARS]
    headers.setdefault(current[0], []).append(clean_text(value))


def decode_words(value: str) -> str:
    """A header value with its encoded words (RFC 2047) decoded, on one line, without control characters."""
    if "=?" in value:
        value = _decode_encoded(value)
    if not value.isprintable():
        value = _CONTROL.sub(" ", clean_text(value))
    return value.strip()


def _decode_encoded(value: str) -> str:
    pieces: list[str] = []
    pending: tuple[str, bytes] | None = None
    position = 0
    for word in _WORD.finditer(value):
        between = value[position : word.start()]
        position = word.end()
        charset, data = word[1].partition("*")[0].lower(), _word_bytes(word[2], word[3])
        if pending and not between.strip():
            if pending[0] == charset:  # a letter may be cut in two by the border between words
                pending = (charset, pending[1] + data)
                continue
            between = ""
        if pending:
            pieces.append(decode(pending[1], pending[0])[0])
        pieces.append(between)
        pending = (charset, data)
    if pending:
        pieces.append(decode(pending[1], pending[0])[0])
    pieces.append(value[position:])
    return "".join(pieces)


def _word_bytes(kind: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return from_base64(data)[0] if kind in "bB" else a2b_qp(data, header=True)


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """The main word of a header such as Content-Type in lower case, and its parameters by lower-case name."""
    main = value.partition(";")[0].strip().lower()
    found: dict[str, str] = {}
    segments: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in _PARAMETER.finditer(value):
        name, text = match[1].lower(), match[2].strip()
        if text.startswith('"'):
            text = _ESCAPED.sub(r"\1", text[1:-1] if len(text) > 1 and text.endswith('"') else text[1:])
        extended = _SEGMENT.match(name) if "*" in name else None
        if extended is None:
            found.setdefault(name, text)
        else:
            encoded = extended[2] is None or bool(extended[3])
            segments.setdefault(extended[1], {}).setdefault(int(extended[2] or 0), (text, encoded))
    for name, parts in segments.items():
        found[name] = _join_segments(parts)
    return main, found


def _join_segments(parts: dict[int, tuple[str, bool]]) -> str:
    charset, data = "", b""
    for number in sorted(parts):
        text, encoded = parts[number]
        if encoded and not data and text.count("'") >= 2:
            charset, _language, text = text.split("'", 2)
        data += unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace")
    return decode(data, charset)[0]


def message_ids(value: str) -> tuple[str, ...]:
    """Message-IDs of a header, each with its angle brackets; the first and the last hundred at most."""
    found = [_SPACES.sub("", name) for name in _ID.findall(value)]
    if not found:
        found = [word.strip("<>,;") for word in value.split() if "@" in word]
    ids = [f"<{name}>" for name in found if 0 < len(name) < limits.MAX_MESSAGE_ID_CHARS]
    if len(ids) > limits.MAX_REFERENCES:
        ids = ids[:1] + ids[-limits.MAX_REFERENCES + 1 :]
    return tuple(dict.fromkeys(ids))


def moment(value: str) -> datetime | None:
    """The moment of a Date header in UTC; None when it cannot be understood or cannot be true."""
    try:
        found = parsedate_to_datetime(value[:100])
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return found if 1980 <= found.year <= 2200 else None
