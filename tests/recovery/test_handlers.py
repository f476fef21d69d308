from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.recovery.conftest import TUESDAY
from zabota.channels.links import fill_in
from zabota.customers.actions.merge import merge
from zabota.customers.actions.unmerge import unmerge
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.events import ResponseGiven
from zabota.feedback.models import Invitation, Refusal
from zabota.feedback.thanks import lines_for
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.handlers import open_the_case
from zabota.recovery.models import RecoveryCase

PROMISES = [
    "This should not have happened. We will get in touch with you within 2 hours.",
    "Thank you for your candour: that is how we learn what to mend.",
]


def queued_reactions() -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name__endswith="core.react").order_by("id")
    return [job.args["reaction"].rpartition(".")[2] for job in jobs]


def test_a_critic_s_answer_queues_its_case_in_the_same_transaction(survey, talk, irina):
    invitation = invite(talk, survey)
    first, second, third = [line["id"] for line in invitation.touchpoints]
    response = respond(invitation, {first: (10, ""), second: (4, "Долго"), third: (10, "")})
    assert "open_the_case" in queued_reactions() and not RecoveryCase.objects.exists()
    for _again in range(2):
        open_the_case(ResponseGiven(response_id=response.id, customer_id=talk.customer_id, lowest=4))
    assert RecoveryCase.objects.get().response == response


def test_a_good_answer_queues_no_case(survey, talk):
    invitation = invite(talk, survey)
    respond(invitation, {line["id"]: (9, "") for line in invitation.touchpoints})
    assert "open_the_case" not in queued_reactions()


def test_the_page_that_thanks_promises_contact_while_there_is_time(answer, irina, time_machine):
    """Whether the job has run or not: it is the same moment."""
    time_machine.move_to(TUESDAY)
    response = answer(Waiting=4)
    assert [str(line) for line in lines_for(response)] == PROMISES
    RecoveryCase.objects.all().delete()
    assert [str(line) for line in lines_for(response)] == PROMISES


def test_nothing_is_promised_any_more_once_the_customer_was_reached(answer, irina, time_machine):
    time_machine.move_to(TUESDAY)
    response = answer(Waiting=4)
    RecoveryCase.objects.update(contacted_at=TUESDAY)
    assert [str(line) for line in lines_for(response)] == PROMISES[1:]


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
