import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.judge_reply import judge_reply
from zabota.desk.actions.reply import reply


def test_whether_the_question_was_answered_can_be_said_with_the_reply_and_later(asked, nina):
    sent = reply(asked, by=nina, text="We are looking.", answers_question=False)
    assert sent.answers_question is False
    for _again in range(2):
        judge_reply(sent, True, by=nina)
    sent.refresh_from_db()
    assert sent.answers_question is True
    assert EventRecord.objects.filter(name="ReplyJudged").count() == 1


def test_what_the_customer_said_answers_nothing(asked, nina):
    with pytest.raises(Refused):
        judge_reply(asked.messages.first(), True, by=nina)


def test_another_branch_has_no_say(asked, nina, pavel):
    sent = reply(asked, by=nina, text="Tomorrow at 9.")
    with pytest.raises(Refused):
        judge_reply(sent, True, by=pavel)
