"""Two shares side by side: how far apart they are, and how sure of it we may be. Pure arithmetic."""

from dataclasses import dataclass
from math import sqrt

from zabota.insight.statistics.wilson import Share, wilson


@dataclass(frozen=True, slots=True)
class Difference:
    """`first` less `second`; `low` and `high` bound it with 95 %."""

    first: Share
    second: Share
    value: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Whether the interval leaves out no difference at all."""
        return self.low > 0 or self.high < 0


def compare_shares(
    first: tuple[int, int], second: tuple[int, int], confidence: float = 0.95
) -> Difference | None:
    """(count, n) of each; None when one of them is of nobody.

    Interval of the difference from the Wilson bounds of both, without a continuity correction.
    Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10.
    """
    one, other = wilson(*first, confidence), wilson(*second, confidence)
    if one is None or other is None:
        return None
    value = one.value - other.value
    below = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    above = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Difference(one, other, value, max(-1.0, value - below), min(1.0, value + above))
