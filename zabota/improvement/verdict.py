"""When an action is called one that worked: a rule over numbers, the same for everybody (ADR 0042)."""

from dataclasses import dataclass
from datetime import date

from zabota.insight.statistics.effect_of_fix import MarksEffect, RateEffect

LEAST_GAIN = 0.0


@dataclass(frozen=True)
class Looks:
    """The days on which the numbers are looked at; between them nothing is decided."""

    first_on: date
    last_on: date

    def months_on(self, day: date, first: int, last: int) -> int:
        """How many months of numbers count on a day; 0 before the first look."""
        if day >= self.last_on:
            return last
        return first if day >= self.first_on else 0


@dataclass(frozen=True)
class Finding:
    """`verdict` is worked, did_not or too_early; `why` names the rule met; `reasons.py` has words."""

    verdict: str
    why: str


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day; `months` may be below 0."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def looks_of(starts_on: date, first_months: int, last_months: int) -> Looks:
    return Looks(add_months(starts_on, first_months), add_months(starts_on, max(first_months, last_months)))


def judge(
    day: date, looks: Looks, marks: MarksEffect | None, rate: RateEffect | None, *, fewest: int
) -> Finding:
    """On a day, by the numbers of the window that ends at the latest look.

    Worked: complaints fell (ratio's interval below 1) or marks rose (difference's interval above 0), and
    neither went the other way. Did not: one got worse and none better, or the last look shows no effect.
    Less than `fewest` counted is nothing counted.
    """
    if day < looks.first_on:
        return Finding("too_early", "before_first_look")
    rate = rate if rate and rate.n >= fewest else None
    marks = marks if marks and marks.n >= fewest else None
    better = bool(rate and rate.high < 1) or bool(marks and marks.low > LEAST_GAIN)
    worse = bool(rate and rate.low > 1) or bool(marks and marks.high < -LEAST_GAIN)
    if better and not worse:
        return Finding("worked", "complaints_fell" if rate and rate.high < 1 else "marks_rose")
    if worse and not better:
        return Finding("did_not", "got_worse")
    if day < looks.last_on:
        return Finding("too_early", "not_sure_yet" if rate or marks else "too_few")
    return Finding("did_not", "no_effect_shown" if rate or marks else "too_few_at_the_end")


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days
