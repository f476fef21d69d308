import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.visits.actions.send_notice import send_notice
from zabota.visits.models import Notice

log = logging.getLogger(__name__)
MOST = 500


def send_notices(*, at: datetime | None = None) -> int:
    """Say what is due around appointments; run every minute. How many were said or dropped.

    One that fails is tried again a minute later and does not hold up the others.
    """
    at = at or timezone.now()
    done = 0
    for notice in Notice.objects.due(at).select_related("appointment").order_by("due_at", "id")[:MOST]:
        try:
            with transaction.atomic():
                send_notice(notice, at=at)
            done += 1
        except Exception:
            log.exception("Notice %s could not be said and is tried again", notice.id)
    return done
