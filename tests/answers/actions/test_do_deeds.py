from datetime import timedelta

from tests.desk.conftest import MONDAY
from zabota.answers.actions.do_deeds import do_deeds
from zabota.answers.deeds import Deeds
from zabota.desk.models import Message

SOON = MONDAY + timedelta(minutes=5)


def test_what_the_system_sends_is_automatic_and_nobody_s_answer(asked_in_russian, hours_reply):
    deeds = Deeds(reply=hours_reply.id, snooze_hours=3)
    assert do_deeds(asked_in_russian, deeds, by=None, key="rule-1", at=SOON) == ["reply", "snooze"]
    sent = asked_in_russian.messages.last()
    assert sent.author == Message.Author.AUTOMATIC and sent.user is None
    assert asked_in_russian.waiting_since and asked_in_russian.first_answered_at is None
    assert asked_in_russian.snoozed_until == SOON + timedelta(hours=3)


def test_the_same_press_sends_once_and_the_brake_holds(asked_in_russian, hours_reply):
    deeds = Deeds(reply=hours_reply.id)
    for key in ("one", "one", "two", "three", "four"):
        do_deeds(asked_in_russian, deeds, by=None, key=key, at=SOON)
    assert asked_in_russian.messages.filter(author="automatic").count() == 2


def test_what_is_so_already_is_not_done_again(asked_in_russian, nina):
    deeds = Deeds(assign=str(nina.id), team=asked_in_russian.team_id)
    assert do_deeds(asked_in_russian, deeds, by=None, at=SOON) == ["assign"]
    assert do_deeds(asked_in_russian, deeds, by=None, at=SOON) == []
