"""Reports of mail servers: RFC 3464 delivery reports and RFC 8601 authentication results."""

import re
from collections.abc import Iterable

from zabota.channels.mail.charsets import decode
from zabota.channels.mail.headers import Headers, message_ids, split_headers
from zabota.channels.mail.letter import AuthenticationResult, Bounce, BouncedRecipient

_BLANK_LINES = re.compile(rb"\n(?:[ \t]*+\r?\n)++")
_LEXEMES = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|[();]|[^"();]++', re.DOTALL)
_PAIR = re.compile(r"([A-Za-z0-9_.-]{1,100}+)(?:/[0-9]{1,3})?=(\"[^\"]*+\"|[^\s;]++)")


def read_bounce(reports: list[bytes], originals: list[bytes], failed: Iterable[str]) -> Bounce:
    """The bounce told by delivery-status parts, the returned mail, and X-Failed-Recipients headers."""
    recipients: list[BouncedRecipient] = []
    for report in reports:
        for block in _BLANK_LINES.split(report[:100_000].strip())[:201]:
            headers, _ = split_headers(block, 0, len(block), [])
            if "final-recipient" in headers or "original-recipient" in headers:
                recipients.append(_recipient(headers))
    if not recipients:
        addresses = [a.strip() for value in failed for a in value.split(",")]
        recipients = [BouncedRecipient(a[:320], "failed", "") for a in addresses[:200] if "@" in a]
    return Bounce(tuple(recipients), _original_id(originals))


def _recipient(headers: Headers) -> BouncedRecipient:
    def value(name: str) -> str:
        return headers.get(name, [""])[0].strip()

    address = (value("final-recipient") or value("original-recipient")).rpartition(";")[2].strip("<> ")
    status = value("status").split(" ")[0][:20]
    return BouncedRecipient(
        address[:320], value("action").lower()[:20], status, value("diagnostic-code")[:1000]
    )


def _original_id(originals: list[bytes]) -> str:
    for original in originals:
        start = original[:65_536].lstrip(b"\r\n")
        if not start.isascii():
            start = decode(start)[0].encode("utf-8")
        headers, _ = split_headers(start, 0, len(start), [])
        for name in message_ids(headers.get("message-id", [""])[0]):
            return name
    return ""


def read_authentication(values: Iterable[str]) -> tuple[AuthenticationResult, ...]:
    """Entries of Authentication-Results headers, the topmost header first; comments are left out."""
    found: list[AuthenticationResult] = []
    for value in list(values)[:10]:
        clauses = _without_comments(value[:8192]).split(";")
        server = clauses[0].split()[0].lower() if clauses[0].strip() else ""
        for clause in clauses[1:51]:
            pairs = [(name.lower(), text.strip('"')) for name, text in _PAIR.findall(clause)]
            if pairs:
                method, result = pairs[0]
                found.append(AuthenticationResult(server, method, result.lower(), dict(pairs[1:])))
    return tuple(found)


def _without_comments(value: str) -> str:
    if "(" not in value:
        return value
    kept: list[str] = []
    depth = 0
    for lexeme in _LEXEMES.findall(value):
        if lexeme == "(":
            depth += 1
        elif lexeme == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(lexeme)
    return "".join(kept)
