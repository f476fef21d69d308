"""The words of comments: their stems, how often they are said, and by whom rather than by others. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from zabota.core.search.fold import WORD, fold, stem_of
from zabota.insight.statistics.bands import Band
from zabota.reading.common_words import COMMON

SHORTEST = 3
WORDS_KEPT = 20_000
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
ROMANIAN = re.compile("[ăâîșşțţ]", re.IGNORECASE)
STOPWORDS = {word for said in COMMON.values() for word in WORD.findall(fold(said))}
OF_ROMANIAN = {word for word in WORD.findall(fold(COMMON["ro"]))} - {
    "a",
    "care",
    "le",
    "sub",
    "mi",
    "am",
    "tot",
}
OF_ENGLISH = {word for word in WORD.findall(fold(COMMON["en"]))} - {
    "a",
    "am",
    "care",
    "he",
    "me",
    "in",
    "do",
    "no",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One text and the mark it came with; None where there was no mark. `pk` is the row that holds it."""

    text: str
    score: int | None = None
    language: str = ""
    pk: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """`texts` it is said in, of them `critics`; `shown` is its commonest form.

    `z` is how much more (above 0) or less critics say it than the others, in standard errors.
    """

    stem: str
    shown: str
    texts: int
    critics: int
    z: float

    @property
    def tone(self) -> Band:
        return Band.CRITIC if self.z >= 1.96 else Band.PROMOTER if self.z <= -1.96 else Band.PASSIVE


def language_of(text: str) -> str:
    """`ru`, `ro` or `en`; empty where the words do not tell. Romanian is known without its diacritics too."""
    cyrillic = len(CYRILLIC.findall(text))
    if cyrillic and (cyrillic * 2 > len(text) or cyrillic * 2 > len(LETTER.findall(text))):
        return "ru"
    if ROMANIAN.search(text):
        return "ro"
    words = WORD.findall(fold(text))
    romanian, english = (sum(map(known.__contains__, words)) for known in (OF_ROMANIAN, OF_ENGLISH))
    if romanian == english:
        return ""
    return "ro" if romanian > english else "en"


def stems_of(text: str, language: str = "") -> dict[str, str]:
    """Stem -> the word as it was said; common words and numbers left out."""
    language = language or language_of(text) or "en"
    found: dict[str, str] = {}
    for word in re.findall(r"\w+", text.lower()):
        if stem := told_by(word, language):
            found.setdefault(stem, word)
    return found


@lru_cache(WORDS_KEPT)
def told_by(word: str, language: str) -> str:
    """The stem of a word that tells something; empty for a common word, a number, a syllable."""
    folded = fold(word)
    if len(folded) < SHORTEST or folded in STOPWORDS or folded.isdigit():
        return ""
    return stem_of(folded, "ru" if CYRILLIC.search(folded) else language)


def frequent(texts: Iterable[Said], most: int = 60, seldom: int = 2) -> list[Word]:
    """The words said in most texts, each counted once a text; said less than `seldom` times is left out.

    z of the log odds ratio critics : others with a half added to each count.
    Source: Monroe, Colaresi, Quinn 2008, Political Analysis 16(4); Agresti, Categorical Data Analysis, 3.1.
    """
    in_texts: Counter[str] = Counter()
    in_critics: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    totals = {True: 0, False: 0}
    for said in texts:
        is_critic = said.score is not None and said.score <= 6
        totals[is_critic] += 1
        for stem, word in stems_of(said.text, said.language).items():
            in_texts[stem] += 1
            in_critics[stem] += is_critic
            forms[stem][word] += 1
    found = []
    for stem, many in in_texts.most_common(most):
        if many >= seldom:
            a, b = in_critics[stem] + 0.5, many - in_critics[stem] + 0.5
            c, d = totals[True] - in_critics[stem] + 0.5, totals[False] - (many - in_critics[stem]) + 0.5
            z = log(a * d / (b * c)) / sqrt(1 / a + 1 / b + 1 / c + 1 / d)
            found.append(Word(stem, forms[stem].most_common(1)[0][0], many, in_critics[stem], z))
    return found


def like(text: Said, others: Sequence[Said], most: int = 10) -> list[tuple[int, float]]:
    """Places of the texts most like this one and how like, 0 to 1: cosine of tf-idf over stems.

    Source: Manning, Raghavan, Schütze, Introduction to Information Retrieval, 6.3.
    """
    stems = [set(stems_of(other.text, other.language)) for other in others]
    wanted = set(stems_of(text.text, text.language))
    seen = Counter(stem for each in stems for stem in each)
    weight = {stem: log((1 + len(others)) / (1 + seen[stem])) + 1 for stem in {*seen, *wanted}}

    def length(each: set[str]) -> float:
        return sqrt(sum(weight[stem] ** 2 for stem in each))

    own = length(wanted)
    scored = [
        (place, sum(weight[stem] ** 2 for stem in each & wanted) / (own * length(each)))
        for place, each in enumerate(stems)
        if each & wanted
    ]
    return sorted(scored, key=lambda pair: -pair[1])[:most]
