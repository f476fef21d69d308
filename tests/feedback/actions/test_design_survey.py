import pytest

from zabota.core.errors import Refused
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.respond import respond
from zabota.feedback.kind import SurveyKind, survey_kinds
from zabota.feedback.models import Mark, Survey


def names(survey: Survey) -> list[str]:
    return [row.touchpoint.name for row in survey.questions.in_use()]


def test_touchpoints_are_asked_in_the_given_order(survey, reception, doctor):
    assert names(survey) == ["Reception", "Parking", "Doctor"]
    design_survey(survey, [doctor, reception])
    assert names(survey) == ["Doctor", "Reception"]


def test_a_touchpoint_that_leaves_keeps_its_marks_and_can_come_back(survey, invitation, reception, doctor):
    respond(invitation, {reception.id: (4, ""), doctor.id: (9, "")})
    design_survey(survey, [doctor])
    assert Mark.objects.filter(touchpoint=reception).count() == 1
    design_survey(survey, [doctor, reception])
    assert names(survey) == ["Doctor", "Reception"]


def test_an_invitation_keeps_what_it_asked(survey, invitation, reception, doctor):
    design_survey(survey, [doctor])
    invitation.refresh_from_db()
    assert reception.id in [line["id"] for line in invitation.touchpoints]


def test_the_scale_of_an_answered_survey_cannot_change(survey, invitation, reception, doctor, monkeypatch):
    class Smileys(SurveyKind):
        name = "smileys"

    monkeypatch.setitem(survey_kinds._items, "smileys", Smileys())
    respond(invitation, {reception.id: (9, "")})
    with pytest.raises(Refused, match="on its scale"):
        design_survey(survey, [reception], kind="smileys")
    with pytest.raises(Refused, match="no survey kind"):
        design_survey(None, [reception], name="Stars", kind="stars")


def test_one_survey_is_asked_after_a_resolution(survey, doctor):
    new = design_survey(None, [doctor], name="Новый опрос", asked_after_resolution=True)
    assert list(Survey.objects.after_resolution()) == [new]


def test_a_survey_needs_a_name_of_its_own(survey, doctor):
    for name in ("", "After a visit"):
        with pytest.raises(Refused, match="name"):
            design_survey(None, [doctor], name=name)


def test_words_are_kept_per_language(survey, doctor):
    design_survey(survey, [doctor], greetings={"ru": "Как всё прошло?"}, thanks={"ro": "Vă mulțumim!"})
    survey.refresh_from_db()
    assert survey.greeting_in("ru") == "Как всё прошло?" and survey.greeting_in("ro") == ""
    assert survey.thanks_in("ro") == "Vă mulțumim!"
