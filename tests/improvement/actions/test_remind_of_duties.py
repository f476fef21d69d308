from datetime import timedelta

from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.actions.put_off_duty import put_off_duty
from zabota.improvement.actions.remind_of_duties import remind_of_duties
from zabota.improvement.models import Duty


def test_each_is_told_once_before_its_day_and_once_after(oleg, maria):
    today = timezone.localdate()
    give_duty("report", oleg, today + timedelta(days=20), by=maria)
    soon = give_duty("measures", oleg, today + timedelta(days=1), by=maria)
    assert (remind_of_duties(), remind_of_duties()) == (1, 0)
    Duty.objects.filter(pk=soon.pk).update(due_on=today - timedelta(days=1))
    assert (remind_of_duties(), remind_of_duties()) == (1, 0)
    overdue = EventRecord.objects.get(name="DutyOverdue")
    assert overdue.values["user_ids"] == sorted([oleg.id, maria.id])
    put_off_duty(soon, today + timedelta(days=1), by=maria)
    assert remind_of_duties() == 1
