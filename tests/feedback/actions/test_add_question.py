import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.feedback.actions.add_question import add_question


def test_a_question_is_asked_last(survey, doctor):
    question = add_question(survey, "importance", touchpoint=doctor, texts={"ru": " Важно? ", "ro": " "})
    assert list(survey.questions.in_use())[-1] == question and question.texts == {"ru": "Важно?"}
    assert EventRecord.objects.filter(name="SurveyDesigned").count() == 2


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        ("stars", {}, "no kind"),
        ("importance", {}, "touchpoint"),
        ("yes_no", {}, "Write the question"),
        ("choice", {"texts": {"en": "Why?"}}, "2 to 8"),
        ("ranking", {"details": {"touchpoints": [1]}}, "2 to 6"),
        ("kano", {}, "Choose a touchpoint"),
    ],
)
def test_what_nobody_could_answer_is_refused(survey, kind, given, why):
    with pytest.raises(Refused, match=why):
        add_question(survey, kind, **given)
    assert survey.questions.count() == 3


def test_a_mark_is_asked_once_and_a_ranking_is_about_no_single_thing(survey, reception):
    with pytest.raises(Refused, match="already"):
        add_question(survey, "mark", touchpoint=reception)
    with pytest.raises(Refused, match="no single"):
        add_question(survey, "ranking", touchpoint=reception, details={"touchpoints": [1, 2]})


def test_a_survey_stays_short(survey, setting):
    setting("feedback.most_questions", 4)
    add_question(survey, "ces")
    with pytest.raises(Refused, match="4 questions at most"):
        add_question(survey, "csat")
