import pytest

from zabota.agenda.actions.end_follow_up import end_follow_up
from zabota.agenda.actions.set_follow_up import set_follow_up
from zabota.agenda.models import FollowUpRule
from zabota.core.errors import Refused


def test_an_ended_rule_counts_no_more_and_may_come_back(oleg, nina, delivery_reason):
    rule = set_follow_up(7, by=oleg, reason=delivery_reason)
    with pytest.raises(Refused):
        end_follow_up(rule, by=nina)
    end_follow_up(rule, by=oleg)
    end_follow_up(rule, by=oleg)
    assert not FollowUpRule.objects.in_force().exists()
    set_follow_up(7, by=oleg, reason=delivery_reason)
    assert FollowUpRule.objects.in_force().count() == 1
