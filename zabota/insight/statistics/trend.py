"""Where weekly counts are going, with an interval that says how little is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from zabota.insight.statistics.normal import z_of

ROOT_VARIANCE = 0.25
"""Of the square root of a Poisson count, whatever its mean."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The mean count of a week at the asked moment; `now_low`, `now_high` are of the last week seen."""

    value: float
    low: float
    high: float
    now_low: float
    now_high: float
    spread: float


def forecast_count(counts: Sequence[int], at: float, confidence: float = 0.95) -> Forecast | None:
    """A straight line through sqrt(count), read at week `at` (0 is the first); None below three weeks.

    y = a + b x; se^2(x) = s^2 (1/n + (x - mean)^2 / Sxx), s^2 the residual variance and at least 1/4, that of
    a Poisson count. The interval is that of the mean, if the way goes on: the line, not the week.
    Source: Bartlett 1936, JRSS Suppl. 3:68-78, for the square root.
    """
    n = len(counts)
    if n < 3:
        return None
    roots = [sqrt(count) for count in counts]
    mean_x, mean_y = (n - 1) / 2, sum(roots) / n
    sxx = sum((x - mean_x) ** 2 for x in range(n))
    slope = sum((x - mean_x) * y for x, y in enumerate(roots)) / sxx
    residual = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in enumerate(roots)) / (n - 2)
    spread = max(ROOT_VARIANCE, residual)

    def read(x: float) -> tuple[float, float, float]:
        centre = mean_y + slope * (x - mean_x)
        half = z_of(confidence) * sqrt(spread * (1 / n + (x - mean_x) ** 2 / sxx))
        return _squared(centre - half), _squared(centre), _squared(centre + half)

    low, value, high = read(at)
    now_low, _now, now_high = read(n - 1)
    return Forecast(value, low, high, now_low, now_high, spread)


def _squared(root: float) -> float:
    return max(0.0, root) ** 2
