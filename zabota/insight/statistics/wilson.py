"""A share and how sure we are of it."""

from dataclasses import dataclass
from math import sqrt

from zabota.insight.statistics.normal import z_of


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `n`; `value`, `low` and `high` lie between 0 and 1."""

    count: int
    n: int
    value: float
    low: float
    high: float


def wilson(count: int, n: int, confidence: float = 0.95) -> Share | None:
    """The share count / n with its Wilson score interval; None when n is 0, else as `share_of`."""
    return None if count == n == 0 else share_of(count, n, confidence)


def share_of(count: int, n: int, confidence: float = 0.95) -> Share:
    """The share of a group that is not empty, with its Wilson score interval.

    centre = (p + z^2/2n) / (1 + z^2/n), half = z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n).
    Source: Wilson 1927, JASA 22:209-212. Raises ValueError unless 0 <= count <= n and n > 0.
    """
    if not 0 <= count <= n or n == 0:
        raise ValueError(f"{count} of {n} is no share")
    z = z_of(confidence)
    share = count / n
    shrink = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / shrink
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / shrink
    # At 0 and n the bound is exactly the estimate; rounding must not push it past.
    low = 0.0 if count == 0 else max(0.0, min(share, centre - half))
    high = 1.0 if count == n else min(1.0, max(share, centre + half))
    return Share(count, n, share, low, high)
