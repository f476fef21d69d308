"""Due moments with pauses against the minute-by-minute oracle, near clock changes."""

import random
from datetime import timedelta

import pytest

from tests.company.schedule.oracle import MINUTE, random_case, random_moment
from zabota.company.schedule import NeverOpen, Schedule
from zabota.desk.sla import Pause, StepKind, due_at, elapsed_seconds, explain


def wrong_answers(seed: int, schedules: int, cases: int) -> list[str]:
    dice = random.Random(seed)
    wrong = []
    for _ in range(schedules):
        zone, weekly, holidays, oracle = random_case(dice)
        schedule = Schedule(zone, weekly, holidays)
        pauses = random_pauses(dice, oracle)
        halted = oracle.standing_still([(pause.started_at, pause.ended_at) for pause in pauses])
        for _ in range(cases):
            start, until = sorted((random_moment(dice, oracle), random_moment(dice, oracle)))
            limit = dice.choice([1, 60, 7_200, dice.randrange(1, 300_000)])
            checks = (
                ("due", _due(schedule, start, limit, pauses, oracle.end), halted.add_seconds(start, limit)),
                (
                    "elapsed",
                    elapsed_seconds(schedule, start, until, pauses),
                    halted.seconds_between(start, until),
                ),
            )
            wrong += [f"{zone} {start} {until} {limit}: {check}" for check in checks if check[1] != check[2]]
    return wrong


def random_pauses(dice, oracle):
    pauses = []
    for _ in range(dice.choice([0, 1, 2, 3, 5])):
        begin = oracle.begin + dice.randrange(len(oracle.minutes) - 3000) * MINUTE
        length = dice.choice([0, 1, 30, 600, 2900])
        pauses.append(Pause(begin, begin + dice.randint(0, length) * MINUTE, ("waiting",)))
    return pauses


def _due(schedule, start, limit, pauses, end):
    try:
        due = due_at(schedule, start, limit, pauses)
    except NeverOpen:
        return None
    return due if due <= end else None


def test_five_thousand_paused_clocks_agree_with_the_minute_oracle():
    assert wrong_answers(seed=1, schedules=50, cases=100) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 15))
def test_half_a_million_paused_clocks_agree_with_the_minute_oracle(seed):
    assert wrong_answers(seed=seed, schedules=200, cases=500) == []


def test_an_explanation_leaves_no_hole_and_its_open_time_is_the_limit():
    dice = random.Random(3)
    explained = 0
    for _ in range(20):
        zone, weekly, holidays, oracle = random_case(dice)
        schedule = Schedule(zone, weekly, holidays)
        pauses = random_pauses(dice, oracle)
        for _ in range(20):
            start, limit = random_moment(dice, oracle), dice.randrange(0, 100_000)
            due = _due(schedule, start, limit, pauses, oracle.end)
            if due is None:
                continue
            steps = explain(schedule, start, limit, pauses)
            explained += 1
            assert steps[0].kind == StepKind.STARTED and steps[-1].kind == StepKind.DUE
            assert steps[-1].started_at == due and steps[-1].left == timedelta(0)
            assert all(a.ended_at == b.started_at for a, b in zip(steps, steps[1:], strict=False))
            assert sum((step.counted for step in steps), timedelta(0)) == timedelta(seconds=limit)
    assert explained > 200
