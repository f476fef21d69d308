from zabota.push.actions.plan_push import plan_push
from zabota.push.actions.switch_off import switch_off
from zabota.push.models import Device, Push


def test_what_waits_goes_with_it(notified, nina):
    device = notified(nina)
    plan_push(nina.id, "given", 1, "given-1")
    switch_off(device)
    assert not Device.objects.exists() and not Push.objects.exists()
