"""Words as people use them: those of the product's own texts in three languages, as often as there.

A bench that searches needs many different words, few of them common: `texts` draws from some thousands a
language by Zipf's law in the order of their real frequency.
"""

import random
import re
from collections import Counter
from functools import cache
from itertools import accumulate
from pathlib import Path

LOCALES = Path(__file__).resolve().parent.parent / "zabota"
WORD = re.compile(r"[^\W\d_]{3,}")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
POOL = 4_000
"""Texts of a language; talks put them together."""


@cache
def vocabulary(language: str) -> list[str]:
    """The words of a language, the most frequent first."""
    counted: Counter[str] = Counter()
    for path in sorted(LOCALES.glob(f"*/locale/{'ru' if language == 'en' else language}/LC_MESSAGES/*.po")):
        counted.update(word for word in WORD.findall(said(path, language == "en").lower()))
    return [word for word, _n in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]


def said(path: Path, original: bool) -> str:
    """The originals or the translations of a catalogue."""
    found, is_wanted = [], False
    for line in path.read_text().splitlines():
        if line.startswith(("msgid", "msgstr")):
            is_wanted = line.startswith("msgid") == original
        if is_wanted and (part := STRING.search(line)):
            found.append(re.sub(r"%\(\w+\)s|<[^>]*>|\\n", " ", part[1]))
    return " ".join(found)


@cache
def texts(language: str) -> list[str]:
    """Texts of 8 to 32 words, always the same ones: a word of rank r as often as 1 / (r + 2.7)."""
    chance = random.Random(f"words {language}")
    words = vocabulary(language)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    return [
        " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(8, 32))).capitalize() + "."
        for _number in range(POOL)
    ]
