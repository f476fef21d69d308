from datetime import timedelta

from django.utils import timezone

from zabota.push.actions.plan_push import plan_push
from zabota.push.models import Push


def test_once_for_each_device_and_each_thing(notified, nina, oleg):
    notified(nina, "a")
    notified(nina, "b")
    for _time in range(2):
        plan_push(nina.id, "given", 1, "given-1")
    plan_push(oleg.id, "given", 1, "given-1")
    assert Push.objects.count() == 2


def test_rows_of_yesterday_go(notified, nina):
    notified(nina)
    plan_push(nina.id, "given", 1, "given-1")
    Push.objects.update(created_at=timezone.now() - timedelta(days=2))
    plan_push(nina.id, "given", 2, "given-2")
    assert Push.objects.get().subject_id == 2
