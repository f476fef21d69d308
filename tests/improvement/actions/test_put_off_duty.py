from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.improvement.actions.do_duty import do_duty
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.actions.put_off_duty import put_off_duty


def test_a_day_put_off_does_not_make_it_punctual(oleg, maria):
    today = timezone.localdate()
    duty = give_duty("report", oleg, today, by=maria)
    put_off_duty(duty, today + timedelta(days=9), by=maria)
    do_duty(duty, "Готово", by=oleg, at=timezone.now() + timedelta(days=5))
    assert duty.was_late
    with pytest.raises(Refused, match="not open"):
        put_off_duty(duty, today + timedelta(days=20), by=maria)
