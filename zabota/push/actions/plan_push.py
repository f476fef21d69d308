from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zabota.push.actions.send_push import send_later
from zabota.push.models import Device, Push

KEPT = timedelta(days=1)


@transaction.atomic
def plan_push(user_id: int, sort: str, subject_id: int, key: str) -> None:
    """Tell all devices of one of us, each by a job; the same `key` again tells nothing."""
    devices = list(Device.objects.filter(user=user_id).values_list("id", flat=True))
    if not devices:
        return
    Push.objects.filter(device__in=devices, created_at__lt=timezone.now() - KEPT).delete()
    for device_id in devices:
        push, is_new = Push.objects.get_or_create(
            device_id=device_id, key=key, defaults={"sort": sort, "subject_id": subject_id}
        )
        if is_new:
            send_later.defer(push_id=push.id)
