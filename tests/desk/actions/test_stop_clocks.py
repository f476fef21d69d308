from tests.desk.conftest import MONDAY, say
from zabota.desk.actions.stop_clocks import stop_clocks


def test_nothing_is_due_any_more(alice, mail_inbox, limits):
    conversation = say(mail_inbox).conversation
    assert len(stop_clocks(conversation, at=MONDAY)) == 2
    assert conversation.due_at is None and not conversation.clocks.unfinished().exists()
