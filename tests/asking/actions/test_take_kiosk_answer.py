from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asking.actions.take_kiosk_answer import take_kiosk_answer
from zabota.asking.models import KioskAnswer
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.models import Response

KEY = "0f" * 16


def test_an_answer_is_kept_once_with_its_own_moment(kiosk, cashier, central):
    at = timezone.now() - timedelta(hours=5)
    said = {"at": at.isoformat(), "language": "ro", "marks": {str(cashier.id): 9}}
    for _time in range(3):
        row = take_kiosk_answer(kiosk, KEY, said)
    response = Response.objects.get()
    assert (response.at, response.branch, response.lowest) == (at, central, 9)
    assert (response.invitation.way, response.invitation.language) == ("kiosk", "ro")
    assert row.invitation == response.invitation and not row.problem


def test_what_was_asked_while_the_network_was_away_counts_after_the_survey_changed(
    kiosk, cashier, queue, survey
):
    design_survey(survey, [queue], name=survey.name)
    take_kiosk_answer(kiosk, KEY, {"marks": {str(cashier.id): 3}})
    assert Response.objects.get().marks.get().touchpoint == cashier


@pytest.mark.parametrize(
    "said",
    [{}, {"marks": {}}, {"marks": [1]}, {"marks": {"x": 5}}, {"marks": {"1": "5"}}, {"marks": {"999999": 5}}],
)
def test_what_makes_no_sense_is_kept_for_a_person_and_asked_for_no_more(kiosk, said):
    row = take_kiosk_answer(kiosk, KEY, said)
    assert row.problem and KioskAnswer.objects.troubled().get().said == said
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "at", ["", "вчера", "2001-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00", 5, "99-99-99T"]
)
def test_a_clock_that_is_wrong_counts_as_now(kiosk, cashier, at):
    now = timezone.now()
    take_kiosk_answer(kiosk, KEY, {"at": at, "marks": {str(cashier.id): 9}}, at=now)
    assert Response.objects.get().at == now
