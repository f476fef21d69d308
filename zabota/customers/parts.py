"""A customer found by any part of a name, phone, mail or card: the text kept, and the grams of it. Pure.

A gram is three signs that follow each other in a word, as a number of 32 bits; of each word's beginning one
and two signs as well, so that short names are found. Two grams may share a number: the text decides.
"""

import re
from collections.abc import Iterable
from zlib import crc32

from zabota.core.search import fold, lexemes
from zabota.customers.identities import mail_base, normal_phone

NUMBER = re.compile(r"[\d\s()+./-]+")
GRAM = 3
LONGEST_TEXT = 2_000
MOST_WORDS = 8
LONGEST_WORD = 60
SHORTEST_STEM = 4


def text_of(names: Iterable[str], addresses: Iterable[tuple[str, str, str]]) -> str:
    """What is looked through: words of names and of addresses (kind, value, as shown), each once."""
    words: dict[str, None] = {}
    for name in names:
        words |= dict.fromkeys(fold(name).split())
    for kind, value, shown in addresses:
        words |= dict.fromkeys(fold(f"{value} {shown}").split())
        if kind == "phone":
            words[re.sub(r"\D", "", shown)] = None
        elif kind == "email":
            words[mail_base(value)] = None
    bare = {re.sub(r"[\W_]", "", word): None for word in words if "@" not in word}
    return " ".join(word for word in (words | bare) if word)[:LONGEST_TEXT]


def grams_of(text: str) -> list[int]:
    found: set[str] = set()
    for word in text.split():
        found.update(word[start : start + GRAM] for start in range(len(word) - GRAM + 1))
        for piece in re.split(r"[\W_]+", word):
            found.update(f"^{piece[:length]}" for length in (1, 2) if piece)
    return sorted({number_of(gram) for gram in found})


def grams_asked(form: str) -> list[int]:
    """The grams that whoever has this part must have."""
    if len(form) < GRAM:
        return [number_of(f"^{form}")]
    return sorted({number_of(form[start : start + GRAM]) for start in range(len(form) - GRAM + 1)})


def forms_asked(text: str, phone_region: str) -> list[list[str]]:
    """The parts a customer must have: every word, in one of its forms; a number in one of its writings."""
    text = text.strip()[:200].replace("\x00", "")
    if NUMBER.fullmatch(text) and (digits := re.sub(r"\D", "", text)):
        whole = normal_phone(text, phone_region).lstrip("+")
        return [list(dict.fromkeys([digits, whole, digits.lstrip("0") or digits]))]
    return [forms_of(word[:LONGEST_WORD]) for word in fold(text).split()[:MOST_WORDS]]


def forms_of(word: str) -> list[str]:
    """The word and, of a plain word, its stems: of «Ёлкиной» also «ёлкин»."""
    stems = lexemes(word) if word.isalpha() else set()
    return [word, *sorted(stem for stem in stems if stem != word and len(stem) >= SHORTEST_STEM)]


def number_of(gram: str) -> int:
    """A signed number of 32 bits."""
    return crc32(gram.encode()) - (1 << 31)
