"""Promoter, passive or critic: which band a mark falls in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    PROMOTER = "promoter"
    PASSIVE = "passive"
    CRITIC = "critic"


HIGHEST = 10
PROMOTER_FROM = 9
PASSIVE_FROM = 7


@dataclass(frozen=True, slots=True)
class BandCounts:
    """How many answers fell in each band."""

    promoters: int
    passives: int
    critics: int

    def __post_init__(self) -> None:
        if min(self.promoters, self.passives, self.critics) < 0:
            raise ValueError(f"a band cannot hold fewer than no answers: {self}")

    @property
    def n(self) -> int:
        return self.promoters + self.passives + self.critics

    def __add__(self, other: "BandCounts") -> "BandCounts":
        return BandCounts(
            self.promoters + other.promoters, self.passives + other.passives, self.critics + other.critics
        )


def band_of(score: int, lowest: int = 1) -> Band:
    """Promoter 9-10, passive 7-8, critic 6 and below, on a scale from `lowest` (0 or 1) to 10.

    Source: Reichheld 2003, HBR 81(12). Raises ValueError for a score off the scale.
    """
    if lowest not in (0, 1):
        raise ValueError(f"the scale runs from 0 or 1 to 10, not from {lowest}")
    if not lowest <= score <= HIGHEST:
        raise ValueError(f"{score} is not on the scale {lowest}-{HIGHEST}")
    if score >= PROMOTER_FROM:
        return Band.PROMOTER
    if score >= PASSIVE_FROM:
        return Band.PASSIVE
    return Band.CRITIC


def count_bands(scores: Iterable[int], lowest: int = 1) -> BandCounts:
    """The answers counted by band."""
    tally = Counter(band_of(score, lowest) for score in scores)
    return BandCounts(tally[Band.PROMOTER], tally[Band.PASSIVE], tally[Band.CRITIC])
