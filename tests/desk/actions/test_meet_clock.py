from datetime import timedelta

from tests.desk.conftest import MONDAY, say
from zabota.desk.actions.meet_clock import meet_clock
from zabota.desk.actions.pause_clocks import pause_clocks


def test_what_was_done_stops_its_clock_alone(alice, mail_inbox, limits):
    conversation = say(mail_inbox).conversation
    assert meet_clock(conversation, "first_response", at=MONDAY) == 1
    assert meet_clock(conversation, "first_response", at=MONDAY) == 0
    assert conversation.due_at == conversation.clocks.get(limit="resolution").due_at


def test_a_paused_clock_is_late_only_if_it_was_late_before(alice, mail_inbox, limits):
    conversation = say(mail_inbox).conversation
    pause_clocks(conversation, at=MONDAY + timedelta(hours=1))
    meet_clock(conversation, "resolution", at=MONDAY + timedelta(days=9))
    assert conversation.clocks.get(limit="resolution").breached_at is None
