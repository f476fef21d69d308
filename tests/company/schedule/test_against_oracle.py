"""The walk through open time against the minute-by-minute oracle, near clock changes."""

import random

import pytest

from tests.company.schedule.oracle import random_case, random_moment
from zabota.company.schedule import (
    NeverOpen,
    Schedule,
    add_seconds,
    is_open,
    next_opening,
    open_intervals,
    seconds_between,
)


def wrong_answers(seed: int, schedules: int, cases: int) -> list[str]:
    """Compare every function on `cases` moments of each of so many random schedules."""
    dice = random.Random(seed)
    wrong = []
    for _ in range(schedules):
        zone, weekly, holidays, oracle = random_case(dice)
        schedule = Schedule(zone, weekly, holidays)
        for _ in range(cases):
            a, b = sorted((random_moment(dice, oracle), random_moment(dice, oracle)))
            seconds = dice.choice([0, 1, 60, dice.randrange(90_000), dice.randrange(400_000)])
            checks = (
                ("is_open", is_open(schedule, a), oracle.is_open(a)),
                ("between", seconds_between(schedule, a, b), oracle.seconds_between(a, b)),
                ("add", _add(schedule, a, seconds, oracle.end), oracle.add_seconds(a, seconds)),
                ("next", _next(schedule, a, oracle.end), oracle.next_opening(a)),
            )
            wrong += [f"{zone} {a} {b} {seconds}: {check}" for check in checks if check[1] != check[2]]
    return wrong


def _add(schedule, start, seconds, end):
    try:
        due = add_seconds(schedule, start, seconds)
    except NeverOpen:
        return None
    return due if due <= end else None


def _next(schedule, at, end):
    try:
        opening = next_opening(schedule, at)
    except NeverOpen:
        return None
    return opening if opening < end else None


def test_ten_thousand_cases_near_clock_changes_agree_with_the_minute_oracle():
    assert wrong_answers(seed=2026, schedules=100, cases=100) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_a_million_cases_agree_with_the_minute_oracle(seed):
    assert wrong_answers(seed=seed, schedules=200, cases=500) == []


def test_intervals_cover_exactly_the_open_minutes():
    dice = random.Random(7)
    for _ in range(30):
        zone, weekly, holidays, oracle = random_case(dice)
        intervals = open_intervals(Schedule(zone, weekly, holidays), oracle.begin, oracle.end)
        assert intervals == _runs(oracle)


def _runs(oracle):
    edges, was = [], False
    for number, now in enumerate([*oracle.minutes, False]):
        if now != was:
            edges.append(oracle.begin + (oracle.end - oracle.begin) / len(oracle.minutes) * number)
            was = now
    return list(zip(edges[::2], edges[1::2], strict=True))
