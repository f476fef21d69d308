from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.models import Duty


def test_a_duty_has_an_owner_and_a_day_to_come(cause, oleg, maria):
    tomorrow = timezone.localdate() + timedelta(days=1)
    duty = give_duty("decision", oleg, tomorrow, by=maria, text="Купить стулья", cause=cause)
    assert (duty.department, duty.first_due_on, duty.is_open) == (cause.department, tomorrow, True)
    with pytest.raises(Refused, match="over"):
        give_duty("decision", oleg, tomorrow - timedelta(days=2), by=maria, text="Вчера")
    with pytest.raises(Refused, match="what is to be done"):
        give_duty("decision", oleg, tomorrow, by=maria)


def test_the_same_duty_given_twice_is_one_with_the_later_day(oleg, maria):
    day = timezone.localdate() + timedelta(days=1)
    give_duty("decision", oleg, day, by=maria, text="Стулья")
    give_duty("decision", oleg, day + timedelta(days=3), by=maria, text="Стулья")
    duty = Duty.objects.get()
    assert (duty.due_on, duty.first_due_on) == (day + timedelta(days=3), day)
