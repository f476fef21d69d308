import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.set_policy import set_policy
from zabota.desk.actions.switch_policy import switch_policy
from zabota.desk.clocks import policies


def test_a_policy_that_is_off_starts_no_clock_until_it_is_on_again(db, dan):
    policy = set_policy("Срочно", {"first_response": 600}, by=dan)
    switch_policy(policy, on=False, by=dan)
    off_since = policy.switched_off_at
    switch_policy(policy, on=False, by=dan)
    assert policies() == [] and policy.switched_off_at == off_since
    switch_policy(policy, on=True, by=dan)
    assert [target.seconds for target in policies()[0].targets] == [600]


def test_only_who_manages_the_desk_switches_it(db, dan, nina):
    policy = set_policy("Usual", {"first_response": 600}, by=dan)
    with pytest.raises(Refused):
        switch_policy(policy, on=False, by=nina)
