from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.models import Dispatch

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
    begun = Q(sending_at__lt=late)
    due = Q(sending_at=None) & (Q(next_try_at=None, created_at__lt=late) | Q(next_try_at__lt=now))
    for dispatch_id in unsent.filter(begun | due).order_by("id").values_list("id", flat=True)[:MOST]:
        send_dispatch(dispatch_id)
