import pytest

from zabota.feedback.actions.begin_ready_survey import begin_ready_survey
from zabota.feedback.models import Survey
from zabota.feedback.question_kind import question_kinds
from zabota.feedback.ready import READY


@pytest.mark.parametrize("ready", READY.values(), ids=READY)
def test_it_asks_in_three_languages_and_waits_until_somebody_looks(ready, dan):
    survey = begin_ready_survey(ready, by=dan)
    questions = list(survey.questions.in_use())
    assert survey.switched_off_at and not survey.asked_after_resolution
    assert [row.kind for row in questions] == ["csat", "csat", "csat", "free_text"]
    assert not [question_kinds[row.kind].gaps(row) for row in questions if question_kinds[row.kind].gaps(row)]
    again = begin_ready_survey(ready, by=dan)
    assert again.name != survey.name and again.questions.count() == 4


def test_from_the_list_of_surveys_into_the_builder(dan, nina, client):
    client.force_login(dan)
    assert "speed, quality, comfort" in client.get("/feedback/surveys/").content.decode()
    answer = client.post("/feedback/surveys/ready/contact/")
    survey = Survey.objects.get()
    assert answer["Location"] == f"/feedback/surveys/{survey.pk}/"
    assert "How satisfied are you with the speed?" in client.get(answer["Location"]).content.decode()
    assert client.post("/feedback/surveys/ready/nothing/").status_code == 404
    client.force_login(nina)
    assert client.post("/feedback/surveys/ready/contact/").status_code == 403
