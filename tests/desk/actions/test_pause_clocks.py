from tests.desk.conftest import MONDAY, say
from zabota.desk.actions.pause_clocks import pause_clocks
from zabota.desk.clocks import policies


def test_only_limits_that_allow_it_stand_still(alice, mail_inbox, limits):
    limits.targets.filter(limit="resolution").update(pauses_while_customer_is_asked=False)
    policies.forget()
    conversation = say(mail_inbox).conversation
    assert pause_clocks(conversation, at=MONDAY) == 1
    assert conversation.clocks.get(limit="resolution").paused_at is None
