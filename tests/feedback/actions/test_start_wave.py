import pytest

from zabota.core.errors import Refused
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.change_question import change_question
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.retire_question import retire_question
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.actions.switch_survey import switch_survey


def test_its_questions_are_frozen_whatever_becomes_of_the_survey(
    wave, survey, alice, bob, doctor, mail_inbox
):
    feeling = add_question(survey, "emotion", texts={"en": "How did it feel?"})
    start_wave(wave)
    start_wave(wave)
    changed = change_question(feeling, texts={"en": "Which feeling?"})
    retire_question(survey.questions.get(touchpoint=doctor))
    in_wave, outside = invite(alice, survey, wave=wave), invite(bob, survey)
    assert in_wave.questions[-1] == feeling.id and in_wave.wave == wave
    assert doctor.id in [line["id"] for line in in_wave.touchpoints]
    assert outside.questions[-1] == changed.id
    assert doctor.id not in [line["id"] for line in outside.touchpoints]


def test_without_questions_or_with_the_survey_off_it_does_not_start(wave, survey):
    switch_survey(survey, on=False)
    with pytest.raises(Refused, match="switched off"):
        start_wave(wave)
    switch_survey(survey, on=True)
    for question in survey.questions.all():
        retire_question(question)
    with pytest.raises(Refused, match="nothing yet"):
        start_wave(wave)
