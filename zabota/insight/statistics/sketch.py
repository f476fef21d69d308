"""How long things took, kept as counts in buckets: added up over days, and still a median to within 5 %."""

from collections.abc import Iterable, Mapping
from math import ceil, floor, log, sqrt

from zabota.insight.statistics.normal import z_of

GROWTH = 1.1
"""Each bucket ends at this times its beginning; its middle is at most 4.8 % off."""
PRECISION = 0.05

Buckets = Mapping[int, int]
"""Bucket -> how many. Bucket 0 is below one second."""


def bucket_of(seconds: float) -> int:
    """0 below 1 s, else 1 + floor(ln s / ln 1.1). Raises ValueError below 0."""
    if seconds < 0:
        raise ValueError(f"nothing takes {seconds} seconds")
    return 0 if seconds < 1 else 1 + floor(log(seconds) / log(GROWTH) + 1e-9)


def seconds_of(bucket: int) -> float:
    """The value whose relative distance to both ends of the bucket is the same: 2 lo hi / (lo + hi)."""
    if bucket == 0:
        return 0.0
    low, high = GROWTH ** (bucket - 1), GROWTH**bucket
    return 2 * low * high / (low + high)


def add_up(many: Iterable[Buckets]) -> dict[int, int]:
    """The counts of several sketches together."""
    total: dict[int, int] = {}
    for buckets in many:
        for bucket, count in buckets.items():
            total[bucket] = total.get(bucket, 0) + count
    return total


def quantile_of(buckets: Buckets, share: float) -> float | None:
    """Seconds within which `share` (0 to 1) of them lie, by nearest rank; None when there are none.

    Source: DDSketch, Masson, Rim, Lee 2019, PVLDB 12(12), with relative accuracy 1/21.
    """
    if not 0 <= share <= 1:
        raise ValueError("a share lies between 0 and 1")
    n = sum(buckets.values())
    rank, passed = max(1, ceil(share * n)), 0
    for bucket in sorted(buckets):
        passed += buckets[bucket]
        if passed >= rank:
            return seconds_of(bucket)
    return None


def quantile_interval(buckets: Buckets, share: float, confidence: float = 0.95) -> tuple[float, float] | None:
    """Between which seconds the true quantile lies, by the order statistics n q -/+ z sqrt(n q (1 - q)).

    Source: Conover 1999, Practical Nonparametric Statistics, 3.2. None when there are none.
    """
    n = sum(buckets.values())
    half = z_of(confidence) * sqrt(share * (1 - share) / n) if n else 0.0
    low = quantile_of(buckets, max(0.0, share - half))
    high = quantile_of(buckets, min(1.0, share + half))
    return None if low is None or high is None else (low, high)
