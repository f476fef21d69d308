"""Only praise is suspicious: how likely is it by chance? Pure arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass

SUSPICIOUS_BELOW = 0.01
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Praise:
    """`n` answers of one branch, employee or customer, all of them praise; `chance` of that by luck alone."""

    key: int
    n: int
    chance: float


def only_praise(
    counts: Iterable[tuple[int, int, int]], praised: int, n: int, *, below: float = SUSPICIOUS_BELOW
) -> list[Praise]:
    """(key, praised, n) of each: those with praise alone, less likely than the bound, the least likely first.

    chance = share^n, where share is that of praise among everybody else's answers; the bound is divided by
    how many are looked at (Bonferroni), so that a large network does not flag somebody by luck every month.
    """
    looked_at = [row for row in counts if row[2] >= FEWEST]
    found = []
    for key, own_praise, own_n in looked_at:
        others = n - own_n
        if own_praise < own_n or others <= 0:
            continue
        share = (praised - own_praise) / others
        chance = share**own_n
        if chance < below / len(looked_at):
            found.append(Praise(key, own_n, chance))
    return sorted(found, key=lambda praise: (praise.chance, praise.key))
