"""Which touchpoint somebody means by a few typed words, in any of the three languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from zabota.core.search import fold, lexemes
from zabota.core.search.fold import WORD
from zabota.feedback.models.touchpoint import Touchpoint

ENOUGH = 0.6
"""A likeness from 0 to 1 from which a name counts as meant."""
SAME_WORD = 0.8
SMALL_WORDS = frozenset(
    "a an and at by for from how i in is it its me my of on or our that the to we what when who "
    "без в для до и из или как к на наш о от по при с у что я мы мой мне "
    "al ale ca cel cu de din este fara la meu nostru pe pentru si un una ce cum".split()
)


@dataclass(frozen=True)
class Candidate:
    """A touchpoint with its names, each as a set of words in their base forms."""

    touchpoint_id: int
    names: tuple[str, ...]

    @cached_property
    def sets(self) -> list[tuple[str, frozenset[str]]]:
        return [(fold(name), words_of(name)) for name in self.names]

    def likeness(self, said: str, words: frozenset[str]) -> float:
        """1 for the very name; else how much of what was said, and of the name, is covered by the other."""
        return max((1.0 if said == name else covered(words, own) for name, own in self.sets), default=0.0)


def candidates(rows: Iterable[Touchpoint]) -> list[Candidate]:
    return [Candidate(row.id, tuple({row.name, *row.names.values()})) for row in rows]


def match_all(said: Sequence[str], register: Sequence[Candidate]) -> list[int | None]:
    """The touchpoint meant by each line, or None; each touchpoint is found once, by whoever fits it best."""
    likely = sorted(
        (
            (candidate.likeness(fold(line), words_of(line)), -place, -candidate.touchpoint_id)
            for place, line in enumerate(said)
            for candidate in register
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for likeness, place, number in likely:
        if likeness >= ENOUGH and -place not in found and -number not in found.values():
            found[-place] = -number
    return [found.get(place) for place in range(len(said))]


def words_of(text: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(fold(text)) if word not in SMALL_WORDS)


def covered(said: frozenset[str], name: frozenset[str]) -> float:
    if not said or not name:
        return 0.0
    hits = sum(any(is_like(word, other) for other in name) for word in said)
    return 0.7 * hits / len(said) + 0.3 * min(1.0, hits / len(name))


@lru_cache(50_000)
def is_like(one: str, other: str) -> bool:
    """A form of the same word, or one that was mistyped."""
    if forms_of(one) & forms_of(other):
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2 or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other).ratio() >= SAME_WORD


@lru_cache(5_000)
def forms_of(word: str) -> frozenset[str]:
    return frozenset(lexemes(word))
