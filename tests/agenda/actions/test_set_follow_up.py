import pytest

from zabota.agenda.actions.set_follow_up import set_follow_up
from zabota.agenda.models import FollowUpRule
from zabota.core.errors import Refused


def test_the_rule_there_was_is_replaced(oleg, delivery_reason):
    set_follow_up(7, by=oleg, reason=delivery_reason)
    set_follow_up(3, by=oleg, reason=delivery_reason)
    assert FollowUpRule.objects.get().days == 3


def test_for_a_reason_or_an_inbox_by_who_may(oleg, nina, delivery_reason, mail_inbox):
    with pytest.raises(Refused):
        set_follow_up(7, by=oleg)
    with pytest.raises(Refused):
        set_follow_up(7, by=oleg, reason=delivery_reason, inbox=mail_inbox)
    with pytest.raises(Refused):
        set_follow_up(0, by=oleg, reason=delivery_reason)
    with pytest.raises(Refused):
        set_follow_up(7, by=nina, reason=delivery_reason)
