"""Customer satisfaction: the share of the top two of five."""

from collections.abc import Sequence
from dataclasses import dataclass

from zabota.insight.statistics.wilson import Share, share_of

LOWEST, HIGHEST, SATISFIED_FROM = 1, 5, 4


@dataclass(frozen=True, slots=True)
class Csat:
    """`share` is of the satisfied (4-5), 0 to 1; `mean` of the marks 1-5."""

    share: Share
    mean: float

    @property
    def n(self) -> int:
        return self.share.n


def csat(scores: Sequence[int], confidence: float = 0.95) -> Csat | None:
    """The satisfied of all who answered, with a Wilson interval; None when nobody answered.

    Raises ValueError for a mark off the scale 1-5.
    """
    if not scores:
        return None
    if off := [score for score in scores if not LOWEST <= score <= HIGHEST]:
        raise ValueError(f"{off[0]} is not on the scale {LOWEST}-{HIGHEST}")
    share = share_of(sum(score >= SATISFIED_FROM for score in scores), len(scores), confidence)
    return Csat(share, sum(scores) / len(scores))
