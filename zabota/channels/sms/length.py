"""How many SMS a text is: GSM-7 where its alphabet has every letter, else UCS-2."""

from dataclasses import dataclass

GSM = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic alphabet, 3GPP TS 23.038 section 6.2.1; the escape itself is left out."""
GSM_TWO = "^{}\\[~]|€\f"
"""Letters of its extension: two places each."""
ONE_GSM, OF_SEVERAL_GSM = 160, 153
ONE_UCS2, OF_SEVERAL_UCS2 = 70, 67
"""Places in an SMS that stands alone, and in each of several: six octets name the part."""


@dataclass(frozen=True)
class Length:
    """`places` of the alphabet, and the number of SMS."""

    alphabet: str
    places: int
    parts: int


def is_gsm(text: str) -> bool:
    return all(c in GSM or c in GSM_TWO for c in text)


def length_of(text: str) -> Length:
    """An empty text is one SMS without a letter."""
    if is_gsm(text):
        sizes = [2 if c in GSM_TWO else 1 for c in text]
        return counted("GSM-7", sizes, ONE_GSM, OF_SEVERAL_GSM)
    sizes = [2 if ord(c) > 0xFFFF else 1 for c in text]
    return counted("UCS-2", sizes, ONE_UCS2, OF_SEVERAL_UCS2)


def pieces_of(text: str) -> list[str]:
    """The text of each SMS."""
    gsm = is_gsm(text)
    sizes = [(2 if c in GSM_TWO else 1) if gsm else (2 if ord(c) > 0xFFFF else 1) for c in text]
    alone, of_several = (ONE_GSM, OF_SEVERAL_GSM) if gsm else (ONE_UCS2, OF_SEVERAL_UCS2)
    if sum(sizes) <= alone:
        return [text]
    pieces, left = [""], of_several
    for letter, size in zip(text, sizes, strict=True):
        if size > left:
            pieces.append("")
            left = of_several
        pieces[-1] += letter
        left -= size
    return pieces


def counted(alphabet: str, sizes: list[int], alone: int, of_several: int) -> Length:
    """A letter of two places is never torn apart between two SMS."""
    places = sum(sizes)
    if places <= alone:
        return Length(alphabet, places, 1)
    parts, left = 1, of_several
    for size in sizes:
        if size > left:
            parts, left = parts + 1, of_several
        left -= size
    return Length(alphabet, places, parts)
