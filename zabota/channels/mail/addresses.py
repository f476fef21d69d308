"""Address lists of From, To, Cc and Reply-To, in linear time and without recursion."""

import re
from collections.abc import Iterable

from zabota.channels.mail import limits
from zabota.channels.mail.headers import decode_words
from zabota.channels.mail.letter import Address

_SIMPLE = re.compile(r'\s*+(?:"([^"\\]*+)"|([^"<>(),;:@\\]*+))\s*+<([^<>()\s,;:"]++)>\s*+\Z')
_BARE = re.compile(r"\s*+([^\s<>(),;:\"]++@[^\s<>(),;:\"]++)\s*+\Z")
_LEXEME = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|<[^<>]*+>?|[(),;:\\]|[^"<(),;:\\]++', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def addresses(values: Iterable[str]) -> tuple[Address, ...]:
    """Addresses of header values, names decoded; words that are no address are left out."""
    found: list[Address] = []
    for value in values:
        if match := _BARE.match(value):
            found.append(address("", match[1]))
        elif match := _SIMPLE.match(value):
            found.append(address(match[1] or match[2] or "", match[3]))
        else:
            found.extend(_read(value, limits.MAX_ADDRESSES + 1 - len(found)))
    return tuple(a for a in found if a.email)


def address(name: str, email: str) -> Address:
    """One address with its name decoded and its domain in lower case; not an address: empty e-mail."""
    local, at, domain = decode_words(email).replace(" ", "").rpartition("@")
    if not (local and at and domain) or len(local) + len(domain) > 320:
        return Address("", "")
    return Address(decode_words(name).strip("'\" ")[:200], f"{local}@{domain.lower().rstrip('.')}")


def _read(value: str, at_most: int) -> list[Address]:
    """The slow way: comments, groups, quoted names with commas, missing quotes and brackets."""
    found: list[Address] = []
    words: list[str] = []
    angle = comment = ""
    depth = 0
    for lexeme in _LEXEME.findall(value + ","):
        if lexeme == "(":
            depth += 1
        elif lexeme == ")":
            depth = max(0, depth - 1)
        elif depth:
            comment += lexeme if len(comment) < 200 else ""
        elif lexeme in ",;":
            if angle or words:
                found.append(_finish(words, angle, comment))
            words, angle, comment = [], "", ""
            if len(found) >= at_most:
                break
        elif lexeme == ":":
            words = []
        elif lexeme[0] == '"':
            closed = len(lexeme) > 1 and lexeme.endswith('"')
            words.append(_ESCAPED.sub(r"\1", lexeme[1:-1] if closed else lexeme[1:]))
        elif lexeme[0] == "<":
            angle = angle or lexeme.strip("<>,; \t")
        elif lexeme.strip():
            words.append(lexeme.strip())
    if (angle or words) and len(found) < at_most:
        found.append(_finish(words, angle, comment))
    if depth and not found:
        return _read(value.replace("(", " "), at_most)
    return found


def _finish(words: list[str], angle: str, comment: str) -> Address:
    if angle:
        return address(" ".join(words), angle.rpartition(":")[2])
    for number, word in enumerate(words):
        for piece in word.split():
            if "@" in piece:
                rest = " ".join(words[:number] + words[number + 1 :])
                return address(rest or comment, piece)
    return Address("", "")
