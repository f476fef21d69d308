"""How far a goal is, and an honest forecast."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zabota.complaints.actions.register_complaint import register_complaint
from zabota.stakes.actions.set_goal import set_goal
from zabota.stakes.progress import progress_of, weekly

BEGIN = datetime(2026, 1, 5, 10, tzinfo=UTC)


@pytest.fixture
def goal(db):
    return set_goal(
        "complaints",
        baseline_from=date(2026, 1, 5),
        baseline_until=date(2026, 3, 2),
        due_on=date(2026, 9, 7),
        by=None,
    )


@pytest.fixture
def complain(alice, central):
    def register(week: int, count: int) -> None:
        for number in range(count):
            at = BEGIN + timedelta(weeks=week, hours=number)
            register_complaint(
                kind="complaint",
                source="book",
                text="Жалоба",
                by=None,
                customer=alice,
                branch=central,
                received_at=at,
            )

    return register


def test_complaints_that_fall_steadily_are_on_course(goal, complain):
    for week in range(20):
        complain(week, 9 if week < 8 else max(0, 9 - (week - 7)))
    found = progress_of(goal, date(2026, 5, 25))
    assert (found.baseline, found.target) == (9, 4.5)
    assert found.now < 1.5
    assert (found.verdict, found.done_share > 1) == ("on_course", True)


def test_complaints_that_stay_are_off_course_and_missed_in_the_end(goal, complain):
    for week in range(35):
        complain(week, 6)
    assert progress_of(goal, date(2026, 5, 25)).verdict == "open"
    assert progress_of(goal, date(2026, 7, 27)).verdict == "off_course"
    assert progress_of(goal, date(2026, 10, 1)).verdict == "missed"


def test_soon_after_the_baseline_nothing_is_foreseen(goal, complain):
    complain(1, 3)
    found = progress_of(goal, date(2026, 3, 4))
    assert (found.verdict, found.now) == ("too_early", None)


def test_a_week_that_is_not_over_is_left_out():
    moments = [BEGIN + timedelta(days=days) for days in (0, 6, 7, 13.9, 14.5)]
    assert weekly(moments, BEGIN, BEGIN + timedelta(days=15)) == [2, 2]


def test_time_until_it_is_put_right_is_a_median(db):
    goal = set_goal(
        "time_to_solve",
        baseline_from=date(2026, 1, 5),
        baseline_until=date(2026, 3, 2),
        due_on=date(2026, 9, 7),
        by=None,
    )
    found = progress_of(goal, date(2026, 5, 1))
    assert (found.unit, found.verdict, found.n) == ("hours", "too_early", 0)
