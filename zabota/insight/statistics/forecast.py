"""Contacts of the next week, hour by hour: the shape of the week times a line through the weeks' totals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import nan

WEEK = 168
SHORTEST = 4
"""Weeks that must be known before anything is foretold."""
MOST_TREND = 8
FARTHEST = 0.5
"""The line moves the total at most by half of the mean, up or down: a few weeks foretell no more."""

Week = Sequence[float]
Method = Callable[[Sequence[Week]], list[float]]


@dataclass(frozen=True, slots=True)
class Errors:
    """Of hours foretold in weeks that were not looked at before. `mae` in contacts an hour; `mape` of hours
    with contacts, as a share; `mase` against the mean change from week to week of what was known: below 1 is
    better than saying "as a week ago".
    """

    n: int
    mae: float
    mape: float | None
    mase: float | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """`hours` are 168 numbers from Monday at 0; `within` is how far off 8 of 10 busy hours were at most."""

    hours: tuple[float, ...]
    ours: Errors
    naive: Errors
    within: float
    weeks: int


def next_week(weeks: Sequence[Week]) -> list[float]:
    """The hour's share of all contacts, times the total that a least-squares line through the last 8 weeks'
    totals reaches a week on.
    """
    recent = list(weeks[-MOST_TREND:])
    totals = [sum(week) for week in recent]
    everything = sum(totals)
    if everything == 0:
        return [0.0] * WEEK
    mean = everything / len(totals)
    total = min(mean * (1 + FARTHEST), max(mean * (1 - FARTHEST), _line_on(totals)))
    return [total * sum(week[hour] for week in recent) / everything for hour in range(WEEK)]


def as_last_week(weeks: Sequence[Week]) -> list[float]:
    """The naive way: as it was a week ago."""
    return list(weeks[-1])


def forecast(weeks: Sequence[Week], tried: int = 4) -> Forecast | None:
    """The next week, with how wrong this way and the naive way were in the last `tried` weeks.

    Each of these is foretold from the weeks before it alone. None with fewer than five weeks. Raises
    ValueError for a week without 168 hours.

    Source of MASE: Hyndman, Koehler 2006, International Journal of Forecasting 22(4):679-688.
    """
    if any(len(week) != WEEK for week in weeks):
        raise ValueError("a week has 168 hours")
    if len(weeks) <= SHORTEST:
        return None
    begins = range(max(SHORTEST, len(weeks) - tried), len(weeks))
    return Forecast(
        tuple(next_week(weeks)),
        errors(weeks, begins, next_week),
        errors(weeks, begins, as_last_week),
        _within(weeks, begins),
        len(weeks),
    )


def errors(weeks: Sequence[Week], begins: Sequence[int], method: Method) -> Errors:
    off: list[float] = []
    shares: list[float] = []
    scales: list[float] = []
    for begin in begins:
        foretold = method(weeks[:begin])
        off += [abs(true - said) for true, said in zip(weeks[begin], foretold, strict=True)]
        shares += [
            abs(true - said) / true for true, said in zip(weeks[begin], foretold, strict=True) if true > 0
        ]
    known = weeks[: begins[0]]
    for before, after in zip(known, known[1:], strict=False):
        scales += [abs(b - a) for a, b in zip(before, after, strict=True)]
    mae = sum(off) / len(off)
    scale = sum(scales) / len(scales) if scales else 0.0
    return Errors(
        len(off), mae, sum(shares) / len(shares) if shares else None, mae / scale if scale else None
    )


def busiest(foretold: Sequence[float]) -> int:
    """The hour of the week with most contacts, the first of equals."""
    return max(range(len(foretold)), key=lambda hour: (foretold[hour], -hour), default=0)


def _within(weeks: Sequence[Week], begins: Sequence[int]) -> float:
    """The error that 8 of 10 of the busiest tenth of foretold hours did not pass."""
    off: list[float] = []
    for begin in begins:
        foretold = next_week(weeks[:begin])
        busy = sorted(range(WEEK), key=lambda hour: -foretold[hour])[: WEEK // 10]
        off += [abs(weeks[begin][hour] - foretold[hour]) for hour in busy]
    off.sort()
    return off[int(0.8 * (len(off) - 1))] if off else nan


def _line_on(totals: Sequence[float]) -> float:
    """Where the least-squares line through these, one a week, is a week later."""
    n = len(totals)
    middle, mean = (n - 1) / 2, sum(totals) / n
    spread = sum((place - middle) ** 2 for place in range(n))
    slope = sum((place - middle) * total for place, total in enumerate(totals)) / spread if spread else 0.0
    return mean + slope * (n - middle)
