"""The middle of durations, with an interval that asks nothing of their shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

from zabota.insight.statistics.normal import z_of
from zabota.insight.statistics.times import quantile


@dataclass(frozen=True, slots=True)
class Median:
    value: float
    low: float
    high: float
    n: int


def median_of(values: Sequence[float], confidence: float = 0.95) -> Median | None:
    """The median and the order statistics at n/2 -+ z sqrt(n)/2; None of nothing.

    Source: Conover 1999, Practical Nonparametric Statistics, 3.2.
    """
    if not values:
        return None
    ordered, n = sorted(values), len(values)
    half = z_of(confidence) * sqrt(n) / 2
    low, high = max(0, floor(n / 2 - half)), min(n - 1, ceil(n / 2 + half) - 1)
    return Median(quantile(ordered, 0.5), ordered[low], ordered[max(low, high)], n)
