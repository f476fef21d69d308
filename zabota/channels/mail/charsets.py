"""From bytes to text, whatever the sender claimed."""

import codecs
import re
from functools import lru_cache

# Only these families: punycode and idna decode in quadratic time, others are no character sets at all.
_FAMILIES = (
    "ascii", "big5", "cp", "euc_", "gb", "hp-roman8", "hz", "iso2022", "iso8859", "johab", "koi8", "kz1048",
    "mac", "ptcp154", "shift_jis", "tis", "utf-8", "utf-7", "utf-16", "utf-32",
)  # fmt: skip
_ALIASES = {
    "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
    "iso8859-9": "cp1254", "tis-620": "cp874",
}  # fmt: skip
_NAMES = {
    "win-1251": "cp1251", "win1251": "cp1251", "windows1251": "cp1251", "x-cp1251": "cp1251",
    "koi8": "koi8-r",
    "win-1250": "cp1250", "windows1250": "cp1250", "x-cp1250": "cp1250",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic", "x-mac-roman": "mac-roman", "ks_c_5601-1987": "cp949",
    "x-sjis": "cp932",
    "unicode-1-1-utf-8": "utf-8", "unicode-1-1-utf-7": "utf-7",
    "x-user-defined": "cp1252", "utf8mb4": "utf-8",
    "cp-850": "cp850", "iso8859_16": "iso8859-16",
}  # fmt: skip
_WEAK = frozenset({"", "ascii", "cp1252"})

_SURROGATES = re.compile("[\ud800-\udfff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_ROMANIAN_BYTES = frozenset(b"\xe3\xc3\xe2\xc2\xee\xce\xba\xaa\xfe\xde")
_RUSSIAN_WEIGHT = {
    letter: weight
    for weight, letters in ((8, "оеа"), (6, "интс"), (4, "рвлкмдпу"), (2, "яыьгзбчйхж"), (1, "шюцщэфъё"))
    for letter in letters
}


def clean_text(text: str) -> str:
    """The text without NUL characters (PostgreSQL refuses them) and with lone surrogates replaced."""
    if text.isascii():
        return text.replace("\x00", "") if "\x00" in text else text
    if "\x00" in text:
        text = text.replace("\x00", "")
    return _SURROGATES.sub("\ufffd", text)


@lru_cache(maxsize=256)
def codec_name(charset: str) -> str:
    """The name of the codec to decode a charset with; empty when it is unknown or not to be trusted."""
    name = charset.strip(" \t\"'").partition("*")[0].lower()
    if not 0 < len(name) <= 40 or not name.isascii():
        return ""
    try:
        found = codecs.lookup(_NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return _ALIASES.get(found, found) if found.startswith(_FAMILIES) else ""


def decode(data: bytes, charset: str = "") -> tuple[str, bool]:
    """The text of the bytes, and True when the named charset had to be doubted."""
    if data.isascii() and b"\x1b" not in data and b"\x00" not in data:
        if codec_name(charset) not in {"utf-7", "hz"}:
            return data.decode("ascii"), False
    codec = codec_name(charset)
    if codec.startswith(("utf-16", "utf-32")) and b"\x00" not in data:
        codec = ""
    if codec in _WEAK and _is_utf8(data):
        return clean_text(data.decode("utf-8")), True
    if codec and not (codec in _WEAK and _HIGH_RUN.search(data)):
        try:
            return clean_text(data.decode(codec)), False
        except (UnicodeError, ValueError):
            pass
    if codec == "utf-8" and _nearly_utf8(data):
        return clean_text(data.decode("utf-8", "replace")), True
    return clean_text(data.decode(guess(data), "replace")), True


def guess(data: bytes) -> str:
    """The codec these bytes were most probably written in, among those of our customers."""
    if _is_utf8(data):
        return "utf-8"
    sample = data[:8192]
    if _HIGH_RUN.search(sample):
        return max(("cp1251", "koi8-r"), key=lambda codec: _russian_score(sample, codec))
    high = _HIGH.findall(sample)
    romanian = sum(byte[0] in _ROMANIAN_BYTES for byte in high)
    if romanian * 2 < len(high):
        return "cp1252"
    return "cp1250" if any(byte[0] < 0xA0 for byte in high) else "iso8859-2"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes) -> bool:
    """True for UTF-8 with a few damaged bytes, such as a text cut inside a letter."""
    sample = data[:8192]
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return broken * 10 <= len(_HIGH.findall(sample))


def _russian_score(sample: bytes, codec: str) -> float:
    """How much like Russian the bytes look; lower case counts more, because koi8 and cp1251 swap it."""
    score = 0.0
    for letter in sample.decode(codec, "replace"):
        weight = _RUSSIAN_WEIGHT.get(letter)
        score += weight if weight else 0.7 * _RUSSIAN_WEIGHT.get(letter.lower(), 0)
    return score
