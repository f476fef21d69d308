"""How long it took: median, 90th percentile and the share in time, never a bare mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from zabota.insight.statistics.wilson import Share, wilson


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds; `within` is the share that took `target_seconds` or less, None without a target."""

    n: int
    median_seconds: float
    p90_seconds: float
    target_seconds: float | None
    within: Share | None


def times(
    seconds: Sequence[float], target_seconds: float | None = None, confidence: float = 0.95
) -> Times | None:
    """Sum up durations in seconds; None when there are none. Raises ValueError for one below 0."""
    if not seconds:
        return None
    ordered = sorted(seconds)
    if ordered[0] < 0:
        raise ValueError(f"nothing takes {ordered[0]} seconds")
    within = None
    if target_seconds is not None:
        within = wilson(sum(taken <= target_seconds for taken in ordered), len(ordered), confidence)
    return Times(len(ordered), quantile(ordered, 0.5), quantile(ordered, 0.9), target_seconds, within)


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of sorted values lies, interpolated between neighbours.

    h = (n - 1) share. Source: Hyndman, Fan 1996, The American Statistician 50(4), type 7.
    """
    if not ordered or not 0 <= share <= 1:
        raise ValueError("a quantile needs values, and a share between 0 and 1")
    place = (len(ordered) - 1) * share
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
