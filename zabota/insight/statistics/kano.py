"""Kano: what must be there, what delights, what leaves people cold.

Each thing is asked about twice, with it and without it; the pair of answers gives its class.
Sources: Kano, Seraku, Takahashi, Tsuji 1984, Hinshitsu 14(2); the table as in Berger et al. 1993, Center for
Quality of Management Journal 2(4); the coefficients after Timko in the same issue.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from zabota.insight.statistics.wilson import Share, share_of


class Feeling(IntEnum):
    """One half of an answer: higher is more welcome."""

    LIKE = 5
    EXPECT = 4
    NEUTRAL = 3
    TOLERATE = 2
    DISLIKE = 1


class KanoClass(StrEnum):
    ATTRACTIVE = "A"
    ONE_DIMENSIONAL = "O"
    MUST_BE = "M"
    INDIFFERENT = "I"
    REVERSE = "R"
    QUESTIONABLE = "Q"


ORDER = (Feeling.LIKE, Feeling.EXPECT, Feeling.NEUTRAL, Feeling.TOLERATE, Feeling.DISLIKE)
TABLE = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
"""Row: how it is with it; column: how it is without it; both in ORDER."""
STRONGEST_FIRST = "MOAIRQ"
"""Of equally frequent classes the one that weighs most decides: must be before more, before delight."""


@dataclass(frozen=True, slots=True)
class Kano:
    """`better`: the share whom having it pleases. `worse`: the share whom lacking it annoys, shown as minus.

    Both lie between 0 and 1, are of the A, O, M and I answers and have Wilson intervals; None where there
    are none of these. `n` counts all answers.
    """

    counts: dict[str, int]
    n: int
    kano_class: KanoClass
    better: Share | None
    worse: Share | None

    @property
    def better_value(self) -> float | None:
        return self.better.value if self.better else None

    @property
    def worse_value(self) -> float | None:
        return -self.worse.value if self.worse else None


def kano_class(functional: Feeling, dysfunctional: Feeling) -> KanoClass:
    """The class of one pair of answers: `functional` with it, `dysfunctional` without it."""
    return KanoClass(TABLE[ORDER.index(functional)][ORDER.index(dysfunctional)])


def kano(classes: Iterable[str]) -> Kano | None:
    """What many classified answers say together; None when there are none.

    better = (A + O) / (A + O + M + I), worse = -(O + M) / (A + O + M + I). ValueError for an unknown class.
    """
    tally = Counter(KanoClass(one) for one in classes)
    if not tally:
        return None
    return of_counts({str(one): tally[one] for one in KanoClass})


def of_counts(counts: dict[str, int]) -> Kano:
    """The same from counted classes, of which at least one is not 0."""
    full = {str(one): counts.get(str(one), 0) for one in KanoClass}
    n = sum(full.values())
    if n == 0 or min(full.values()) < 0 or set(counts) - set(full):
        raise ValueError(f"{counts} are no counts of Kano classes")
    base = sum(full[one] for one in "AOMI")
    most = max(STRONGEST_FIRST, key=lambda one: full[one])
    return Kano(
        counts=full,
        n=n,
        kano_class=KanoClass(most),
        better=share_of(full["A"] + full["O"], base) if base else None,
        worse=share_of(full["O"] + full["M"], base) if base else None,
    )
