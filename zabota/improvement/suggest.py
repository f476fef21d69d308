"""Which cause it may be: by earlier similar ones, their touchpoint and their words (naive Bayes)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, log

from zabota.core.search.fold import lexemes
from zabota.improvement.kind import link_kinds
from zabota.improvement.models import CauseLink, RootCause

LATEST = 400
"""How many earlier links are learned from."""
SHORTEST_WORD = 4
HALF = 0.5
LEAST = 0.15


@dataclass(frozen=True)
class Example:
    """One thing whose cause is known."""

    cause_id: int
    touchpoint_id: int | None
    words: frozenset[str]


@dataclass(frozen=True)
class Suggestion:
    """`probability` among the causes that are known; `words` and `same_touchpoint` say why."""

    cause_id: int
    probability: float
    words: tuple[str, ...] = ()
    same_touchpoint: int = 0


@dataclass
class _Seen:
    count: int = 0
    touchpoints: Counter = field(default_factory=Counter)
    words: Counter = field(default_factory=Counter)


def words_in(text: str) -> frozenset[str]:
    return frozenset(word for word in lexemes(text) if len(word) >= SHORTEST_WORD and not word.isdigit())


def rank(
    text: str, touchpoint_id: int | None, examples: Iterable[Example], hints: Mapping[int, frozenset[str]]
) -> list[Suggestion]:
    """Causes by P(cause | touchpoint, words), the likeliest first; without those that nothing speaks for.

    log P = log(n + 1/2) + log P(touchpoint | cause) + sum over the known words of log P(word | cause);
    P with half a count added. `hints` are a cause's own words: each counts as two examples that hold it.
    """
    seen: dict[int, _Seen] = defaultdict(_Seen)
    for example in examples:
        of_cause = seen[example.cause_id]
        of_cause.count += 1
        of_cause.touchpoints[example.touchpoint_id] += 1
        of_cause.words.update(example.words)
    for cause_id, words in hints.items():
        seen[cause_id].words.update({word: 2 for word in words})
    words = words_in(text)
    known = {word for of_cause in seen.values() for word in words & of_cause.words.keys()}
    scored = {cause_id: _score(of_cause, touchpoint_id, known) for cause_id, of_cause in seen.items()}
    if not scored:
        return []
    highest = max(scored.values())
    total = sum(exp(score - highest) for score in scored.values())
    found = [
        Suggestion(
            cause_id,
            exp(score - highest) / total,
            tuple(sorted(known & seen[cause_id].words.keys(), key=len, reverse=True)[:4]),
            seen[cause_id].touchpoints[touchpoint_id] if touchpoint_id else 0,
        )
        for cause_id, score in scored.items()
    ]
    spoken_for = [one for one in found if (one.words or one.same_touchpoint) and one.probability >= LEAST]
    return sorted(spoken_for, key=lambda one: -one.probability)


def suggest(text: str, touchpoint_id: int | None, most: int = 3) -> list[tuple[RootCause, Suggestion]]:
    """From what is linked already and the words of the tree."""
    causes = {cause.id: cause for cause in RootCause.objects.in_use().prefetch_related("touchpoints")}
    links = CauseLink.objects.filter(cause__in=causes).order_by("-id")[:LATEST]
    texts: dict[tuple[str, int], str] = {}
    by_kind: dict[str, list[int]] = defaultdict(list)
    for link in links:
        by_kind[link.kind].append(link.about_id)
    for kind, ids in by_kind.items():
        if kind in link_kinds:
            texts |= {(kind, key): words for key, words in link_kinds[kind].texts(ids).items()}
    examples = [
        Example(link.cause_id, link.touchpoint_id, words_in(texts.get((link.kind, link.about_id), "")))
        for link in links
    ]
    examples += [
        Example(cause.id, touchpoint.id, frozenset())
        for cause in causes.values()
        for touchpoint in cause.touchpoints.all()
    ]
    hints = {cause.id: words_in(" ".join(cause.words)) for cause in causes.values() if cause.words}
    return [(causes[one.cause_id], one) for one in rank(text, touchpoint_id, examples, hints)[:most]]


def _score(of_cause: _Seen, touchpoint_id: int | None, known: set[str]) -> float:
    n = of_cause.count
    score = log(n + HALF)
    if touchpoint_id is not None:
        score += log((of_cause.touchpoints[touchpoint_id] + HALF) / (n + 2))
    return score + sum(log((of_cause.words[word] + HALF) / (n + 4)) for word in known)
