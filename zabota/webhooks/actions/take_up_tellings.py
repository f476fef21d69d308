from django.utils import timezone

from zabota.core.pauses import over
from zabota.webhooks.actions.tell import tell_later
from zabota.webhooks.models import Telling


def take_up_tellings() -> int:
    """Run every minute: have told what is due and was left by a worker that died; says to how many."""
    now = timezone.now()
    free = over("webhook__paused_until", now)
    due = Telling.objects.due(now).filter(free, webhook__switched_off_at=None)
    ids = list(due.order_by().values_list("webhook", flat=True).distinct())
    for webhook_id in ids:
        tell_later.defer(webhook_id=webhook_id)
    return len(ids)
