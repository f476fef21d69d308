"""Counting a branch's day anew: true after each answer, twice, late, after a change and an erasure."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.tallying import as_kept, assert_tallies_are_true
from zabota.feedback.models import Invitation, Mark, Response
from zabota.reading.actions.rebuild import rebuild
from zabota.reading.actions.recount import recount
from zabota.reading.days import day_of
from zabota.reading.models import BranchTally, TouchpointTally

NOON = datetime(2026, 3, 31, 9, tzinfo=UTC)


def test_an_answer_stands_in_every_sum_once_however_often_it_is_counted(
    answer, central, reception, doctor, nina
):
    given_answer = answer(central, {reception: 3, doctor: 9}, at=NOON, employee=nina)
    for _time in range(3):
        recount(central.id, day_of(given_answer.at))
    assert_tallies_are_true()
    kept = BranchTally.objects.get(span="d")
    assert (kept.answers, kept.critic_answers, kept.s3, kept.s9) == (1, 1, 1, 1)


def test_a_change_and_an_erasure_are_followed(answer, central, north, reception, doctor):
    first = answer(central, {reception: 3, doctor: 9}, at=NOON)
    answer(north, {reception: 7}, at=NOON)
    for branch in (central, north):
        recount(branch.id, date(2026, 3, 31))
    Mark.objects.filter(response=first, touchpoint=reception).update(score=10)
    recount(central.id, date(2026, 3, 31))
    assert_tallies_are_true()
    first.delete()
    recount(central.id, date(2026, 3, 31))
    assert_tallies_are_true()
    assert sum(sum(counts.values()) for counts in as_kept(TouchpointTally).values()) == 2, "day and month"


def test_the_day_is_the_companys_and_not_that_of_greenwich(answer, central, reception):
    answer(central, {reception: 8}, at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC))
    recount(central.id, date(2026, 4, 1))
    assert_tallies_are_true()
    assert BranchTally.objects.filter(span="m", starts_on=date(2026, 4, 1)).exists()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from("cn-"), st.integers(0, 40), st.integers(1, 10), st.integers(1, 10)),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_any_answers_in_any_order_with_repeats(
    answer, central, north, reception, doctor, nina, answers, chance
):
    Invitation.objects.all().delete()
    rebuild()
    places = {"c": central, "n": north, "-": None}
    days = set()
    for place, back, one, other in answers:
        at = NOON - timedelta(days=back)
        way = ("reply", "kiosk")[other % 2]
        who = nina if one > 5 else None
        answer(places[place], {reception: one, doctor: other}, at=at, employee=who, way=way)
        asked_at = at - timedelta(hours=1)
        days.add((places[place].id if places[place] else None, day_of(asked_at)))
        days.add((places[place].id if places[place] else None, day_of(at)))
    jobs = sorted(days, key=str) * 2
    chance.shuffle(jobs)
    for branch_id, day in jobs:
        recount(branch_id, day)
    assert_tallies_are_true()
    Response.objects.all().delete()
    for branch_id, day in jobs:
        recount(branch_id, day)
    assert_tallies_are_true()


@pytest.mark.django_db(transaction=True)
def test_counting_at_the_same_time_loses_nothing(answer, central, north, reception, doctor):
    """Twelve answers at two branches, each counted by a job of its own while others count."""
    days = [NOON - timedelta(days=back % 3) for back in range(12)]

    def count_later(number: int) -> None:
        try:
            recount((central if number % 2 else north).id, day_of(days[number]))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as jobs:
        waiting = []
        for number, at in enumerate(days):
            answer(central if number % 2 else north, {reception: 1 + number % 10, doctor: 10}, at=at)
            waiting += [jobs.submit(count_later, number), jobs.submit(count_later, number)]
        for job in waiting:
            job.result()
    assert_tallies_are_true()
