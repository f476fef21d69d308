from datetime import time

import pytest
from django.utils import timezone

from tests.desk.conftest import MONDAY
from zabota.core.errors import Refused
from zabota.desk.actions.set_policy import set_policy
from zabota.desk.actions.start_clocks import start_clocks
from zabota.desk.clocks import due_of, policies
from zabota.desk.sla import DayRule

NOON = DayRule(time(12), time(18), time(12))


def test_limits_count_at_once(oleg, central, asked):
    set_policy("Usual", {"first_response": 3600, "resolution": 86_400}, by=oleg)
    set_policy("Usual", {"first_response": 1800}, by=oleg, branches=[central])
    (policy,) = policies()
    assert [(target.limit, target.seconds) for target in policy.targets] == [("first_response", 1800)]
    asked.branch = central
    assert policy.fits(asked)
    asked.branch = None
    assert policy.answers(asked) == {"branch": False} and not policy.fits(asked)


def test_a_policy_may_be_for_a_channel_and_a_class(oleg, asked):
    set_policy("VIP by mail", {"first_response": 60}, by=oleg, channels=["email"], customer_classes=["VIP"])
    (policy,) = policies()
    assert policy.answers(asked) == {"channel": True, "class": False}
    asked.customer.customer_class = "VIP"
    assert policy.fits(asked)


def test_a_deadline_by_the_time_of_day_is_kept_on_the_clock(oleg, asked):
    set_policy("By day", {"resolution": NOON}, by=oleg, in_business_hours=False)
    asked.clocks.all().delete()
    start_clocks(asked, "resolution", at=MONDAY)
    clock = asked.clocks.get()
    assert clock.measured == NOON
    assert timezone.localtime(clock.due_at).time() in (time(12), time(18))
    assert clock.due_at == due_of(asked.branch_id, MONDAY, NOON, False)
    set_policy("By day", {"resolution": 3600}, by=oleg)
    clock.refresh_from_db()
    assert clock.measured == NOON and policies()[0].targets[0].measured == 3600


@pytest.mark.parametrize("limits", [{}, {"first_response": 0}, {"speed": 60}])
def test_a_limit_is_a_time(oleg, limits):
    with pytest.raises(Refused):
        set_policy("Usual", limits, by=oleg)


def test_it_wants_leave(nina):
    with pytest.raises(Refused):
        set_policy("Usual", {"first_response": 60}, by=nina)
