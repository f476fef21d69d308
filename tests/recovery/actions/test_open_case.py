from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from tests.cast import hire
from tests.recovery.conftest import CHISINAU, TUESDAY
from zabota.company.actions.set_parameter import set_parameter
from zabota.company.models import Holiday
from zabota.core.models import EventRecord
from zabota.feedback.models import Invitation, Response
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.open_case import open_case
from zabota.recovery.models import RecoveryCase


def local(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=CHISINAU, fold=fold)


def the_case_of(response: Response) -> RecoveryCase:
    return RecoveryCase.objects.get(response=response)


def test_a_low_mark_given_on_tuesday_at_eleven_wants_contact_by_one_and_a_fix_in_a_day(answer, irina):
    case = the_case_of(answer(TUESDAY, Waiting=3))
    assert case.contact_due_at == local(2026, 6, 2, 13)
    assert case.fix_due_at == local(2026, 6, 3, 11)
    assert case.given_in_day
    assert (case.lowest, case.owner, case.customer.name) == (3, irina, "Alice Popescu")


def test_given_at_half_past_seven_in_the_evening_it_wants_contact_in_twelve_hours(answer):
    case = the_case_of(answer(local(2026, 6, 2, 19, 30), Waiting=6))
    assert case.contact_due_at == local(2026, 6, 3, 7, 30)
    assert not case.given_in_day


def test_saturday_evening_is_due_on_sunday_morning(answer):
    """Central closes at 14 on Saturdays."""
    assert the_case_of(answer(local(2026, 6, 6, 13, 59), Waiting=2)).contact_due_at == local(
        2026, 6, 6, 15, 59
    )


def test_after_closing_on_saturday_twelve_hours_run_into_the_night(answer):
    assert the_case_of(answer(local(2026, 6, 6, 18), Waiting=2)).contact_due_at == local(2026, 6, 7, 6)


def test_a_holiday_is_evening_all_day(answer, central):
    Holiday.objects.create(branch=central, on=date(2026, 6, 2), name="Храм")
    case = the_case_of(answer(TUESDAY, Waiting=2))
    assert case.contact_due_at == local(2026, 6, 2, 23)


def test_in_the_night_the_clocks_go_forward_twelve_hours_are_still_twelve(answer):
    """Saturday 28 March 2026, 22:00: at 02:00 it is 03:00 at once."""
    case = the_case_of(answer(local(2026, 3, 28, 22), Waiting=2))
    assert case.contact_due_at == local(2026, 3, 29, 11)
    assert case.contact_due_at - case.received_at == timedelta(hours=12)
    assert case.fix_due_at == local(2026, 3, 29, 23)


def test_in_the_night_the_clocks_go_back_twelve_hours_are_still_twelve(answer):
    """Saturday 24 October 2026, 22:00: the hour after 03:00 comes twice."""
    case = the_case_of(answer(local(2026, 10, 24, 22), Waiting=2))
    assert case.contact_due_at == local(2026, 10, 25, 9)
    assert case.contact_due_at - case.received_at == timedelta(hours=12)
    assert case.fix_due_at == local(2026, 10, 25, 21)


@pytest.mark.parametrize("score", [7, 8, 9, 10])
def test_a_mark_of_seven_or_better_opens_nothing(answer, score):
    answer(TUESDAY, Waiting=score)
    assert not RecoveryCase.objects.exists()


def test_the_worst_of_several_marks_counts(answer):
    assert the_case_of(answer(TUESDAY, Waiting=6, Result=1)).lowest == 1


def test_opened_again_it_is_the_same_case_and_told_once(case):
    assert open_case(case.response) == case
    assert RecoveryCase.objects.count() == 1
    assert EventRecord.objects.filter(name="CaseOpened").count() == 1


@pytest.mark.django_db(transaction=True)
def test_opened_by_two_at_the_same_moment_it_is_one_case(survey, talk, irina):
    invitation = Invitation.objects.create(
        survey=survey, customer=talk.customer, branch=talk.branch, language="ru", expires_at=TUESDAY
    )
    response = Response.objects.create(
        invitation=invitation, customer=talk.customer, branch=talk.branch, at=TUESDAY, lowest=2
    )

    def work(_number: int) -> int:
        try:
            return open_case(Response.objects.get(id=response.id)).id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        ids = set(pool.map(work, range(4)))
    assert len(ids) == 1 and RecoveryCase.objects.count() == 1


def test_cases_go_to_customer_relations_in_fair_turn(answer, irina, central):
    stefan = hire("Ștefan", "customer_relations", central)
    owners = [the_case_of(answer(TUESDAY + timedelta(days=day), Waiting=2)).owner for day in range(4)]
    assert owners == [irina, stefan, irina, stefan]


def test_where_the_branch_wants_it_a_new_case_waits_in_the_shared_list(answer, irina, central):
    set_parameter("recovery.owner_by", "queue", branch=central)
    assert the_case_of(answer(TUESDAY, Waiting=2)).owner is None


def test_without_anybody_in_customer_relations_it_waits_in_the_shared_list(answer):
    assert the_case_of(answer(TUESDAY, Waiting=2)).owner is None


def test_the_branch_s_own_clocks_count(answer, central):
    set_parameter("recovery.day_seconds", 1800, branch=central)
    assert the_case_of(answer(TUESDAY, Waiting=2)).contact_due_at == local(2026, 6, 2, 11, 30)


def test_who_meets_the_same_problem_again_is_seen_to(answer, irina):
    first = the_case_of(answer(TUESDAY, Waiting=3))
    confirm_case(first, at=TUESDAY)
    other = the_case_of(answer(TUESDAY + timedelta(days=60), Result=3))
    again = the_case_of(answer(TUESDAY + timedelta(days=120), Waiting=4))
    assert other.repeats is None
    assert again.repeats == first
