from datetime import timedelta

from tests.desk.conftest import MONDAY, say
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resume_clocks import resume_clocks


def test_it_is_due_later_by_as_long_as_it_stood_still(alice, mail_inbox, nina, limits):
    conversation = say(mail_inbox).conversation
    before = conversation.clocks.get(limit="resolution").due_at
    reply(conversation, by=nina, text="Which?", at=MONDAY + timedelta(hours=1))
    say(mail_inbox, conversation_ids=(conversation.id,), at=MONDAY + timedelta(hours=1, minutes=20))
    assert conversation.clocks.get(limit="resolution").due_at == before + timedelta(minutes=20)
    assert resume_clocks(conversation) == 0
