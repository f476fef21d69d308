from zabota.answers.actions.check_reply import check_reply
from zabota.answers.models import ReplyCheck
from zabota.desk.actions.reply import reply


def test_a_reply_is_looked_at_once_it_was_sent(asked_in_russian, nina):
    sent = reply(asked_in_russian, by=nina, text="Спасибо за ваше обращение! Мы обязательно разберёмся.")
    assert check_reply(sent).found == []
    assert check_reply(sent) == ReplyCheck.objects.vague().get()
    sent = reply(asked_in_russian, by=nina, text="В субботу открыто до 14:00.")
    assert check_reply(sent).found == ["date", "number", "words"]


def test_what_a_customer_says_is_not_looked_at(asked_in_russian):
    assert check_reply(asked_in_russian.messages.first()) is None
    assert not ReplyCheck.objects.exists()
