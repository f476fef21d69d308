"""Signal or noise: control charts for shares (p) and rates (u), plain and Laney's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, sqrt

SIGMAS = 3.0
# d2 for a moving range of two points: the mean range of two normal values in sigmas.
RANGE_TO_SIGMA = 1.128


@dataclass(frozen=True, slots=True)
class Point:
    """One period; all but `size` are None when it was empty: missing, not zero."""

    count: int
    size: float
    value: float | None
    low: float | None
    high: float | None
    is_signal: bool


@dataclass(frozen=True, slots=True)
class ControlChart:
    """`centre` line; `sigma_z` widens the limits for day-to-day variation (1 on a plain chart)."""

    centre: float
    sigma_z: float
    points: tuple[Point, ...]

    @property
    def signals(self) -> int:
        return sum(point.is_signal for point in self.points)


def p_chart(counts: Sequence[int], sizes: Sequence[int]) -> ControlChart | None:
    """Shares count/size per period: p-bar +- 3 sqrt(p-bar (1 - p-bar) / n). None when all are empty.

    Source: Shewhart 1931; Montgomery, Introduction to Statistical Quality Control.
    """
    _check_shares(counts, sizes)
    return _chart(counts, sizes, _share_variance, 1.0, is_laney=False)


def u_chart(counts: Sequence[int], exposures: Sequence[float]) -> ControlChart | None:
    """Rates count/exposure per period: u-bar +- 3 sqrt(u-bar / n). None when all are empty."""
    return _chart(counts, exposures, _rate_variance, inf, is_laney=False)


def laney_p_chart(counts: Sequence[int], sizes: Sequence[int]) -> ControlChart | None:
    """The p-chart with limits times sigma_z = mean moving range of z / 1.128, for large sizes.

    Source: Laney 2002, Quality Engineering 14(4):531-537.
    """
    _check_shares(counts, sizes)
    return _chart(counts, sizes, _share_variance, 1.0, is_laney=True)


def laney_u_chart(counts: Sequence[int], exposures: Sequence[float]) -> ControlChart | None:
    """The u-chart with limits times sigma_z, as `laney_p_chart`."""
    return _chart(counts, exposures, _rate_variance, inf, is_laney=True)


def _chart(
    counts: Sequence[int],
    sizes: Sequence[float],
    variance: Callable[[float], float],
    highest: float,
    *,
    is_laney: bool,
) -> ControlChart | None:
    pairs = list(zip(counts, sizes, strict=True))
    if any(count < 0 or size < 0 or (size == 0 and count) for count, size in pairs):
        raise ValueError("counts and sizes are 0 or more, and nothing is counted in an empty period")
    total = sum(size for _, size in pairs)
    if total == 0:
        return None
    centre = sum(count for count, _ in pairs) / total
    spread = sqrt(variance(centre))
    sigma_z = _sigma_z(pairs, centre, spread) if is_laney else 1.0
    points = tuple(_point(count, size, centre, spread * sigma_z, highest) for count, size in pairs)
    return ControlChart(centre, sigma_z, points)


def _sigma_z(pairs: Sequence[tuple[int, float]], centre: float, spread: float) -> float:
    """Mean moving range of the standardised values / 1.128; 1 where it cannot be told."""
    if spread == 0:
        return 1.0
    scores = [(count / size - centre) * sqrt(size) / spread for count, size in pairs if size]
    if len(scores) < 2:
        return 1.0
    ranges = [abs(later - earlier) for earlier, later in zip(scores, scores[1:], strict=False)]
    return sum(ranges) / len(ranges) / RANGE_TO_SIGMA


def _point(count: int, size: float, centre: float, spread: float, highest: float) -> Point:
    if size == 0:
        return Point(count, size, None, None, None, False)
    value = count / size
    half = SIGMAS * spread / sqrt(size)
    is_signal = abs(value - centre) > half + 1e-12
    return Point(count, size, value, max(0.0, centre - half), min(highest, centre + half), is_signal)


def _share_variance(centre: float) -> float:
    return max(0.0, centre * (1 - centre))


def _rate_variance(centre: float) -> float:
    return centre


def _check_shares(counts: Sequence[int], sizes: Sequence[int]) -> None:
    if any(count > size for count, size in zip(counts, sizes, strict=True)):
        raise ValueError("a share cannot count more than there are")
