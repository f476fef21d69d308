from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.models import Dispatch
from zabota.core.pauses import LONGEST, over

PATIENCE = timedelta(seconds=90)
"""A dispatch's own job has that long before anybody else takes it up."""
MOST = 200


def take_up_dispatches() -> None:
    """Send what waits and is due though its job was lost, and find what a crash left begun.

    What is begun and still in somebody's hands is left alone.
    """
    now = timezone.now()
    late = now - PATIENCE
    unsent = Dispatch.objects.filter(sent_at=None, failed_at=None, uncertain_at=None)
    begun = Q(sending_at__lt=late) | Q(sending_at__gt=now + LONGEST)
    lost = Q(next_try_at=None) & (Q(created_at__lt=late) | Q(created_at__gt=now + LONGEST))
    due = Q(sending_at=None) & (lost | (~Q(next_try_at=None) & over("next_try_at", now)))
    for dispatch_id in unsent.filter(begun | due).order_by("id").values_list("id", flat=True)[:MOST]:
        send_dispatch(dispatch_id)
