"""A count set against what it came from, the silent ones, and whether it falls. Pure arithmetic."""

from dataclasses import dataclass
from math import sqrt

from zabota.insight.statistics.normal import z_of
from zabota.insight.statistics.wilson import wilson


def poisson_interval(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """Between which counts the true mean of a rare event lies.

    Byar's approximation of the exact interval: Breslow, Day 1987, Statistical Methods in Cancer Research II,
    p. 69. Raises ValueError below 0.
    """
    if count < 0:
        raise ValueError(f"nothing happens {count} times")
    z = z_of(confidence)
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return max(0.0, low), more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3


@dataclass(frozen=True, slots=True)
class Silent:
    """How many dissatisfied customers there were in all, if so many keep silent for one who speaks."""

    heard: int
    low: int
    middle: int
    high: int


def silent(heard: int, *, low: float, middle: float, high: float) -> Silent:
    """`low` <= `middle` <= `high` silent customers for one who complains: assumptions, not measured."""
    if not 0 <= low <= middle <= high:
        raise ValueError(f"{low}, {middle}, {high} do not follow each other")
    return Silent(heard, round(heard * low), round(heard * middle), round(heard * high))


def change(before: int, now: int) -> str:
    """fell, rose or "" when chance explains it: of both, is the share of now half? 95 % by Wilson."""
    found = wilson(now, before + now)
    if found is None or found.low <= 0.5 <= found.high:
        return ""
    return "fell" if found.high < 0.5 else "rose"
