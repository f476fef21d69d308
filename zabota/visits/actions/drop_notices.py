from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from zabota.channels.actions.withdraw_dispatch import withdraw_dispatch
from zabota.visits.models import Appointment, Notice

STALE = gettext_noop("It is no longer true: the appointment was changed before this could be sent.")


@transaction.atomic
def drop_notices(
    appointment: Appointment,
    why: str,
    *,
    kinds: Sequence[str] = tuple(Notice.Kind.values),
    at: datetime | None = None,
) -> int:
    """Say none of what still waits, and take out of the outbox what has not left the house; how many."""
    at = at or timezone.now()
    own = appointment.notices.filter(kind__in=kinds)
    dropped = own.waiting().update(dropped_at=at, why_not=why)
    unsent = own.filter(message__dispatch__sent_at=None, message__dispatch__failed_at=None)
    for notice in unsent.exclude(message=None).select_related("message__dispatch"):
        dispatch = notice.message.dispatch if notice.message else None
        if dispatch and withdraw_dispatch(dispatch, because=STALE):
            notice.sent_at, notice.dropped_at, notice.why_not = None, at, why
            notice.save(update_fields=["sent_at", "dropped_at", "why_not"])
            dropped += 1
    return dropped
