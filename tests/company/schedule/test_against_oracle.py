"""The walk through open time against the minute-by-minute oracle, near clock changes."""

import random
from collections.abc import Sequence
from datetime import datetime

import pytest

from tests.company.schedule.oracle import random_case, random_moment
from tests.company.schedule.zones import FORTY, all_changes, changes
from zabota.company.schedule import (
    NeverOpen,
    Schedule,
    add_seconds,
    is_open,
    next_opening,
    open_intervals,
    seconds_between,
)


def wrong_answers(
    seed: int, schedules: int, cases: int, places: Sequence[tuple[str, datetime]] = ()
) -> list[str]:
    """Compare every function on `cases` moments of each of so many random schedules, or at these changes."""
    dice = random.Random(seed)
    wrong = []
    for near in places or [None] * schedules:
        zone, weekly, holidays, oracle = random_case(dice, near=near)
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


def test_clock_changes_of_forty_zones_to_2030_agree_with_the_minute_oracle():
    """A share of them, each with a schedule of its own."""
    assert (
        wrong_answers(seed=1, schedules=0, cases=40, places=random.Random(1).sample(all_changes(), 24)) == []
    )


@pytest.mark.soak
def test_every_clock_change_of_forty_zones_from_2026_to_2030_agrees_with_the_minute_oracle(capsys):
    places = all_changes()
    assert len({zone for zone, _change in places}) == len(FORTY) == 40
    assert wrong_answers(seed=2, schedules=0, cases=300, places=places) == []
    with capsys.disabled():
        print(
            f"\n{len(places)} clock changes in {len(FORTY)} zones, {len(places) * 300 * 4} questions: 0 wrong"
        )


def test_an_oracle_of_the_hour_before_the_change_is_seen_to_be_wrong():
    """The control: hours reckoned as if the clocks had not changed differ."""
    dice = random.Random(3)
    zone, weekly, holidays, oracle = random_case(
        dice, near=("Europe/Chisinau", changes("Europe/Chisinau")[0])
    )
    fixed = Schedule("Etc/GMT-2", weekly, holidays)
    moments = [random_moment(dice, oracle) for _ in range(300)]
    assert any(is_open(fixed, at) != oracle.is_open(at) for at in moments)


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
