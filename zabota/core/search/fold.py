"""Words as people type them: without case, ё, or Romanian diacritics, and in any of their forms."""

import re
import threading
import unicodedata

import Stemmer

WORD = re.compile(r"\w+")
LONGEST_WORD = 60
CYRILLIC = re.compile("[а-я]")
_languages = threading.local()


def fold(text: str) -> str:
    """Lower case, ё as е, letters without marks (ș ț ă â î, é ...), й kept."""
    kept = text.lower().replace("ё", "е").replace("й", "\0")
    bare = "".join(c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c))
    return bare.replace("\0", "й")


def lexemes(text: str) -> set[str]:
    """The stems of a text's words: Cyrillic as Russian, Latin as both English and Romanian.

    A word folded is kept beside its stems, so that an exact word is always found.
    """
    found: set[str] = set()
    for word in WORD.findall(fold(text)):
        word = word[:LONGEST_WORD]
        found.add(word)
        if CYRILLIC.search(word):
            found.add(_stem("russian", word))
        elif not word.isdigit():
            found.add(_stem("english", word))
            found.add(_stem("romanian", word))
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


def _stem(language: str, word: str) -> str:
    stemmers = _languages.__dict__
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(language)
    return stemmers[language].stemWord(word)
