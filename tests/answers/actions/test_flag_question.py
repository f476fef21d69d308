import pytest

from zabota.answers.actions.flag_question import flag_question
from zabota.answers.models import QuestionAsked
from zabota.core.errors import Refused


def test_a_question_of_a_customer_is_counted_once_a_conversation(asked_in_russian, asked, nina):
    for talk in (asked_in_russian, asked_in_russian, asked):
        question = flag_question(talk, "Есть ли парковка?", by=nina)
    assert question.times == 2 and question.language == "ru" and question.source == "talk"
    assert QuestionAsked.objects.count() == 2


def test_another_branch_s_conversation_is_not_flagged(asked, pavel):
    with pytest.raises(Refused):
        flag_question(asked, "Есть ли парковка?", by=pavel)
