import pytest

from zabota.core.errors import Refused
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.change_question import change_question
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Invitation
from zabota.feedback.questions import questions_of


@pytest.fixture
def question(survey):
    return add_question(survey, "yes_no", texts={"en": "Answered at once?", "ru": "Сразу?"})


def test_before_anybody_was_asked_it_changes_as_it_is(question):
    changed = change_question(question, texts={"ru": "Ответили сразу?"})
    assert (changed.id, changed.version, changed.texts) == (question.id, 1, {"ru": "Ответили сразу?"})


def test_once_asked_a_change_is_the_next_version_in_the_same_series_and_place(question, alice, survey):
    add_question(survey, "ces")
    invitation = invite(alice, survey)
    changed = change_question(question, texts={"en": "Was your question answered at once?"})
    question.refresh_from_db()
    assert changed.id != question.id and question.retired_at is not None
    assert (changed.version, changed.indicator) == (2, question.indicator)
    assert [row.kind for row in survey.questions.in_use()][-2:] == ["yes_no", "ces"]
    old = [row for row in questions_of(invitation) if row.kind == "yes_no"]
    assert old == [question] and question.texts["en"] == "Answered at once?"


def test_a_translation_alone_makes_no_version(question, alice, survey):
    invite(alice, survey)
    changed = change_question(question, texts={**question.texts, "ro": "Imediat?"})
    assert changed.id == question.id and Invitation.objects.get().questions[-1] == changed.id


def test_about_another_touchpoint_it_begins_a_new_series(survey, alice, reception, doctor):
    question = add_question(survey, "importance", touchpoint=reception)
    invite(alice, survey)
    changed = change_question(question, touchpoint=doctor)
    assert changed.indicator != question.indicator and changed.version == 1


def test_two_designers_at_once_do_not_undo_each_other(question, alice, survey):
    invite(alice, survey)
    change_question(question, texts={"en": "First"})
    with pytest.raises(Refused, match="meanwhile"):
        change_question(question, texts={"en": "Second"})


def test_the_same_again_changes_nothing_and_nonsense_is_refused(question):
    assert change_question(question, texts=question.texts) == question
    with pytest.raises(Refused, match="Write the question"):
        change_question(question, texts={})
    with pytest.raises(TypeError):
        change_question(question, kind="ces")
