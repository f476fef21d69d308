"""Words as people type them: without case, ё, or Romanian diacritics, and in any of their forms."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

WORD = re.compile(r"\w+")
LONGEST_WORD = 60
CYRILLIC = re.compile("[а-я]")
WORDS_KEPT = 20_000
STEMMED = {"ru": "russian", "ro": "romanian", "en": "english"}
_languages = threading.local()


class _Unmarked(dict[int, int | None]):
    """For `str.translate`: every letter as it is, marks as nothing."""

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if unicodedata.combining(chr(code)) else code
        return found


_unmarked = _Unmarked()


def fold(text: str) -> str:
    """Lower case, ё as е, letters without marks (ș ț ă â î, é ...), й kept."""
    if text.isascii():
        return text.lower()
    kept = text.lower().replace("ё", "е").replace("й", "\0")
    return unicodedata.normalize("NFKD", kept).translate(_unmarked).replace("\0", "й")


def lexemes(text: str) -> set[str]:
    """The stems of a text's words: Cyrillic as Russian, Latin as both English and Romanian.

    A word folded is kept beside its stems, so that an exact word is always found.
    """
    found: set[str] = set()
    for word in set(WORD.findall(fold(text))):
        found.update(_forms(word[:LONGEST_WORD]))
    return found


def suffixes(text: str, shortest: int = 3) -> set[str]:
    """Every ending of a phone, card number, mail or name: any part of it is then found as a prefix."""
    found: set[str] = set()
    for word in re.split(r"\s+", fold(text)):
        bare = re.sub(r"[^\w@.+-]", "", word)[:LONGEST_WORD]
        found.update(bare[start:] for start in range(max(1, len(bare) - shortest + 1)) if bare)
    digits = re.sub(r"\D", "", text)
    if len(digits) >= shortest:
        found.update(digits[start:] for start in range(len(digits) - shortest + 1))
    return found


def stem_of(word: str, language: str) -> str:
    """The stem of one folded word in `ru`, `ro` or `en`; in another language the word itself."""
    return _stem(STEMMED[language], word) if language in STEMMED else word


@lru_cache(WORDS_KEPT)
def _forms(word: str) -> tuple[str, ...]:
    """The word and its stems."""
    if CYRILLIC.search(word):
        return word, _stem("russian", word)
    if word.isdigit():
        return (word,)
    return word, _stem("english", word), _stem("romanian", word)


def _stem(language: str, word: str) -> str:
    stemmers = _languages.__dict__
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(language)
    return stemmers[language].stemWord(word)
