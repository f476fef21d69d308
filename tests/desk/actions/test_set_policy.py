import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.set_policy import set_policy
from zabota.desk.clocks import policies


def test_limits_count_at_once(oleg, central):
    set_policy("Usual", {"first_response": 3600, "resolution": 86_400}, by=oleg)
    set_policy("Usual", {"first_response": 1800}, by=oleg, branches=[central])
    (policy,) = policies()
    assert [(target.limit, target.seconds) for target in policy.targets] == [("first_response", 1800)]
    assert policy.fits(1, central.id, "") and not policy.fits(1, None, "")


@pytest.mark.parametrize("limits", [{}, {"first_response": 0}, {"speed": 60}])
def test_a_limit_is_a_time(oleg, limits):
    with pytest.raises(Refused):
        set_policy("Usual", limits, by=oleg)


def test_it_wants_leave(nina):
    with pytest.raises(Refused):
        set_policy("Usual", {"first_response": 60}, by=nina)
