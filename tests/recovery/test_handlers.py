from django.urls import reverse

from tests.recovery.conftest import TUESDAY
from zabota.channels.links import fill_in
from zabota.customers.actions.merge import merge
from zabota.customers.actions.unmerge import unmerge
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Invitation, Refusal
from zabota.feedback.thanks import lines_for
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.models import RecoveryCase


def test_the_case_exists_in_the_same_transaction_as_the_answer(answer, irina):
    assert RecoveryCase.objects.filter(response=answer(Waiting=4)).exists()


def test_the_page_that_thanks_promises_contact_while_there_is_time(answer, irina, time_machine):
    time_machine.move_to(TUESDAY)
    assert [str(line) for line in lines_for(answer(Waiting=4))] == [
        "This should not have happened. We will get in touch with you within 2 hours."
    ]


def test_a_good_answer_is_promised_nothing(answer):
    assert lines_for(answer()) == []


def test_a_merged_customer_s_cases_go_over_and_return(case, alice, vera):
    row = merge(vera, alice, by=None)
    case.refresh_from_db()
    assert case.customer == vera
    unmerge(row, by=None)
    case.refresh_from_db()
    assert case.customer == alice


def test_whoever_has_an_open_case_is_not_asked_how_it_was(case, alice, survey):
    refused = invite(alice, survey, at=TUESDAY)
    assert isinstance(refused, Refusal)
    assert "open_case" in [name for name, _facts in refused.details["reasons"]]
    confirm_case(case)
    again = invite(alice, survey, at=TUESDAY.replace(year=2027))
    assert isinstance(again, Invitation)


def test_the_link_in_a_message_leads_to_the_customer_s_page(case):
    body = fill_in("[[recovery]]", {"recovery": ["recovery", case.id]})
    assert body.endswith(reverse("recovery:word", args=[case.token]))
