from datetime import time, timedelta

import pytest

from tests.desk.conftest import MONDAY, say
from zabota.channels.actions.set_inbox_hours import set_inbox_hours
from zabota.company.hours import forget_hours
from zabota.desk.actions.acknowledge import acknowledge
from zabota.desk.actions.tell_when_back import tell_when_back
from zabota.desk.models import Message

DAY = timedelta(days=1)


@pytest.fixture
def evening(mail_inbox, dan):
    """The inbox is answered from eight to nine in the evening; it is Monday morning."""
    forget_hours()
    week = {day: [(time(20), time(21))] for day in range(5)}
    set_inbox_hours(mail_inbox, week, tells_when_closed=True, by=dan)
    mail_inbox.refresh_from_db()
    return mail_inbox


def test_the_customer_hears_once_when_we_are_back(vera, evening):
    first = say(evening, sender="vera@example.com")
    told = tell_when_back(first, at=MONDAY)
    assert told.text == "Спасибо за сообщение. Сейчас мы закрыты. Ответим сегодня с 20:00."
    assert told.author == Message.Author.AUTOMATIC and told.dispatch.is_automatic
    assert tell_when_back(first, at=MONDAY) is None
    assert tell_when_back(first, at=MONDAY + timedelta(hours=1)) is None
    assert tell_when_back(first, at=MONDAY + DAY), "the next closed time is another one"


def test_when_it_is_open_nothing_is_said(vera, evening):
    message = say(evening, sender="vera@example.com")
    assert tell_when_back(message, at=MONDAY.replace(hour=18, minute=30)) is None


def test_it_takes_the_place_of_the_acknowledgement(vera, evening):
    message = say(evening, sender="vera@example.com")
    assert acknowledge(message, at=MONDAY) is None
    assert acknowledge(message, at=MONDAY.replace(hour=18, minute=30))


def test_it_is_no_answer_of_ours(vera, evening):
    message = say(evening, sender="vera@example.com")
    tell_when_back(message, at=MONDAY)
    message.conversation.refresh_from_db()
    assert message.conversation.waiting_since == MONDAY and message.conversation.first_answered_at is None


def test_an_inbox_that_does_not_tell_stays_silent(vera, evening):
    evening.tells_when_closed = False
    evening.save()
    assert tell_when_back(say(evening, sender="vera@example.com"), at=MONDAY) is None


def test_a_machine_is_never_told(evening):
    assert tell_when_back(say(evening, is_automatic=True), at=MONDAY) is None


def test_never_more_than_the_brake_allows_in_a_day(vera, evening):
    told = [tell_when_back(say(evening, sender="vera@example.com"), at=MONDAY) for _number in range(4)]
    assert [bool(one) for one in told] == [True, True, False, False]
