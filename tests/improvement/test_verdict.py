"""The rule by which an action is called one that worked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.improvement.reasons import REASONS
from zabota.improvement.verdict import add_months, judge, looks_of
from zabota.insight.statistics.effect_of_fix import MarksEffect, RateEffect

LOOKS = looks_of(date(2026, 3, 2), 3, 6)
EARLY, FIRST, LAST = date(2026, 6, 1), date(2026, 6, 2), date(2026, 9, 2)


def rate(low: float, high: float, n: int = 40) -> RateEffect:
    return RateEffect((low + high) / 2, low, high, 1, 1, 1, 1, n, 1, True)


def marks(low: float, high: float, n: int = 40) -> MarksEffect:
    return MarksEffect((low + high) / 2, low, high, 6, 7, n, 6, 6, 40, True)


@pytest.mark.parametrize(
    ("day", "seen_marks", "seen_rate", "verdict", "why"),
    [
        (EARLY, marks(1, 2), rate(0.1, 0.5), "too_early", "before_first_look"),
        (FIRST, None, rate(0.1, 0.5), "worked", "complaints_fell"),
        (FIRST, marks(0.2, 2), rate(0.5, 1.5), "worked", "marks_rose"),
        (FIRST, marks(-2, -0.2), rate(0.1, 0.5), "too_early", "not_sure_yet"),
        (FIRST, None, rate(1.2, 2), "did_not", "got_worse"),
        (FIRST, marks(-1, 1), rate(0.5, 1.5), "too_early", "not_sure_yet"),
        (FIRST, marks(1, 2, n=3), rate(0.1, 0.5, n=5), "too_early", "too_few"),
        (LAST, marks(-1, 1), rate(0.5, 1.5), "did_not", "no_effect_shown"),
        (LAST, None, None, "did_not", "too_few_at_the_end"),
    ],
)
def test_the_rule(day, seen_marks, seen_rate, verdict, why):
    finding = judge(day, LOOKS, seen_marks, seen_rate, fewest=8)
    assert (finding.verdict, finding.why) == (verdict, why)
    assert why in REASONS


def test_months_end_where_months_end():
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert add_months(date(2024, 5, 31), -3) == date(2024, 2, 29)
    assert (LOOKS.first_on, LOOKS.last_on) == (FIRST, LAST)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-24, 24))
def test_going_and_coming_back_loses_at_most_the_days_a_month_lacks(day, months):
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert 0 <= day.day - add_months(there, -months).day <= 3
