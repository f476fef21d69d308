from zabota.core.models import EventRecord
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.switch_survey import switch_survey
from zabota.feedback.models import Refusal


def test_off_asks_nobody_and_on_asks_again(survey, alice):
    switch_survey(survey, on=False)
    switch_survey(survey, on=False)
    assert isinstance(invite(alice, survey), Refusal)
    switch_survey(survey, on=True)
    survey.refresh_from_db()
    assert survey.switched_off_at is None
    assert EventRecord.objects.filter(name="SurveyDesigned").count() == 3
