from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connections

from tests.cast import greet
from zabota.core.errors import Refused
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.set_quota import set_quota
from zabota.feedback.models import Invitation, Quota, Refusal
from zabota.feedback.quotas import start_of

NOON = datetime(2026, 3, 31, 10, tzinfo=UTC)


def test_each_branch_by_itself_is_asked_so_often_and_no_more(survey, central, north):
    set_quota(2, "month")
    at_central = [greet(f"Клиент {n}", f"c{n}@example.com", central) for n in range(3)]
    made = [invite(customer, survey, at=NOON) for customer in at_central]
    assert [type(one) for one in made] == [Invitation, Invitation, Refusal] and made[2].reason == "quota_full"
    assert isinstance(invite(greet("Nord", "n@example.com", north), survey, at=NOON), Invitation)
    assert isinstance(invite(at_central[2], survey, at=NOON + timedelta(days=1)), Invitation)


def test_of_a_touchpoint_with_enough_marks_no_more_is_asked(survey, alice, bob, vera, central, reception):
    set_quota(1, "year", touchpoint=reception)
    respond(invite(alice, survey), {reception.id: (8, "")})
    asked = invite(vera, survey)
    assert reception.id not in [line["id"] for line in asked.touchpoints] and asked.questions
    assert reception.id in [line["id"] for line in invite(bob, survey).touchpoints], "another branch"


def test_the_same_quota_again_gets_the_new_number_and_nonsense_is_refused(survey, central):
    set_quota(5, "week", survey=survey, branch=central)
    set_quota(7, "week", survey=survey, branch=central)
    assert Quota.objects.get().most == 7
    for most, period in ((0, "week"), (3, "minute")):
        with pytest.raises(Refused):
            set_quota(most, period)


@pytest.mark.parametrize(
    ("period", "expected"),
    [("day", (3, 31)), ("week", (3, 30)), ("month", (3, 1)), ("quarter", (1, 1)), ("year", (1, 1))],
)
def test_a_period_begins_at_midnight_of_the_company(period, expected):
    begun = start_of(period, NOON)
    assert (begun.month, begun.day, begun.hour, begun.minute) == (*expected, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_do_not_share_the_last_place(survey, central):
    set_quota(2, "year", branch=central)
    people = [greet(f"Сразу {n}", f"s{n}@example.com", central) for n in range(6)]
    together = Barrier(len(people))

    def ask(customer):
        try:
            together.wait(10)
            return type(invite(customer, survey))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as pool:
        made = list(pool.map(ask, people))
    assert made.count(Invitation) == 2 and Invitation.objects.count() == 2
