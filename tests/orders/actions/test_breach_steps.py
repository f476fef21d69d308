from datetime import timedelta

import time_machine

from tests.orders.conftest import step_at
from zabota.core.models import EventRecord
from zabota.orders.actions.breach_steps import breach_steps


def test_a_step_whose_time_ran_out_says_so_once(plan):
    assert breach_steps() == 0
    with time_machine.travel(step_at(plan, 1).due_at + timedelta(minutes=1)):
        assert breach_steps() == 1
        assert breach_steps() == 0
    assert EventRecord.objects.filter(name="StepOverdue").count() == 1
