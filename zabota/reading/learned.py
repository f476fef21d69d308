"""What was learned from our own words: the mood and the theme of a text, reckoned without the library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, sqrt
from typing import Any

from zabota.reading.words import stems_of

SURE = 0.6


@dataclass(frozen=True)
class Reading:
    """`unhappy`: the chance, 0 to 1, that a critic wrote it. `theme`: the touchpoint it is likely about."""

    unhappy: float
    theme: int | None
    sure: float


def read_text(kept: Mapping[str, Any], text: str, language: str = "") -> Reading | None:
    """By a model as `learn_words` kept it; None where it knows no word of the text.

    tf-idf of stems, length 1, times the weights of a logistic regression.
    """
    vector = vector_of(kept["idf"], stems_of(text, language))
    if not vector:
        return None
    unhappy = 1 / (1 + exp(-worth(kept["mood"], vector)))
    themes = {int(key): worth(each, vector) for key, each in kept["themes"].items()}
    if not themes:
        return Reading(unhappy, None, 0)
    highest = max(themes.values())
    odds = {key: exp(value - highest) for key, value in themes.items()}
    best = max(odds, key=lambda key: odds[key])
    sure = odds[best] / sum(odds.values())
    return Reading(unhappy, best if sure >= SURE else None, sure)


def vector_of(idf: Mapping[str, float], stems: Iterable[str]) -> dict[str, float]:
    known = {stem: idf[stem] for stem in stems if stem in idf}
    length = sqrt(sum(value * value for value in known.values()))
    return {stem: value / length for stem, value in known.items()} if length else {}


def worth(side: Mapping[str, Any], vector: Mapping[str, float]) -> float:
    weights = side["weights"]
    return side["bias"] + sum(value * weights.get(stem, 0.0) for stem, value in vector.items())
