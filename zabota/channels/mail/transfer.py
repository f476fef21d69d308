"""Content-Transfer-Encoding undone, also where it is wrong."""

import binascii
import re

from zabota.channels.mail import problems as say

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_ALPHABET = bytes(set(range(256)) - set(_ALPHABET))
_PLAIN = frozenset({"", "7bit", "8bit", "binary", "7-bit", "8-bit", "7bits", "8bits", "none", "utf-8"})
_PADDING_INSIDE = re.compile(rb"=[^=\s]")


def undo(data: bytes, encoding: str, problems: list[str]) -> bytes:
    """The bytes a part stands for. Damaged parts give what can be had and a problem."""
    encoding = encoding.partition(";")[0].strip(" \t\"'").lower()
    if encoding in _PLAIN:
        return data
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    if encoding == "base64":
        if not _looks_like_base64(data):
            problems.append(say.NOT_BASE64)
            return data
        decoded, sound = from_base64(data)
        if not sound:
            problems.append(say.BAD_BASE64)
        return decoded
    problems.append(say.UNKNOWN_ENCODING)
    return data


def from_base64(data: bytes) -> tuple[bytes, bool]:
    """Decoded bytes, and False when something had to be repaired or left out."""
    if not _PADDING_INSIDE.search(data):
        try:
            return binascii.a2b_base64(data), True
        except binascii.Error:
            return _decode_run(data), False
    return b"".join(_decode_run(run) for run in data.split(b"=") if run), False


def _decode_run(data: bytes) -> bytes:
    """One run of base64 letters without its padding, whatever stands between them."""
    letters = data.translate(None, _NOT_ALPHABET)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _looks_like_base64(data: bytes) -> bool:
    """False for ordinary text: words with spaces between them, or many letters outside the alphabet."""
    sample = data[:4096].strip()
    strange = sample.translate(None, _ALPHABET + b"=\r\n\t ")
    return len(strange) * 20 <= len(sample) and sample.count(b" ") <= sample.count(b"\n") + 2
