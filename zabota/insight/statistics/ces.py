"""Customer effort: how easy it was, 1 (very hard) to 7 (very easy)."""

from collections.abc import Sequence
from dataclasses import dataclass

from zabota.insight.statistics.wilson import Share, share_of

LOWEST, HIGHEST, EASY_FROM = 1, 7, 5


@dataclass(frozen=True, slots=True)
class Ces:
    """`mean` of the marks 1-7; `share` of those who found it easy (5-7), 0 to 1."""

    mean: float
    share: Share

    @property
    def n(self) -> int:
        return self.share.n


def ces(scores: Sequence[int], confidence: float = 0.95) -> Ces | None:
    """The mean and the easy share with a Wilson interval; None when nobody answered.

    Source: Dixon, Freeman, Toman 2010, HBR 88(7). Raises ValueError for a mark off the scale 1-7.
    """
    if not scores:
        return None
    if off := [score for score in scores if not LOWEST <= score <= HIGHEST]:
        raise ValueError(f"{off[0]} is not on the scale {LOWEST}-{HIGHEST}")
    share = share_of(sum(score >= EASY_FROM for score in scores), len(scores), confidence)
    return Ces(sum(scores) / len(scores), share)
