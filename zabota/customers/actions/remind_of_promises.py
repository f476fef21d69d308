from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.customers.events import PromiseDueSoon
from zabota.customers.models import Promise

MOST_AT_ONCE = 500


@transaction.atomic
def remind_of_promises() -> int:
    """Tell the owners of open promises that fall due soon, each once. How many were told."""
    now = timezone.now()
    soon = now + timedelta(hours=value_of("customers.remind_hours"))
    waiting = Promise.objects.due_before(soon).filter(reminded_at=None).select_for_update(skip_locked=True)
    promises = list(waiting[:MOST_AT_ONCE])
    Promise.objects.filter(id__in=[promise.id for promise in promises]).update(reminded_at=now)
    for promise in promises:
        announce(
            PromiseDueSoon(
                customer_id=promise.customer_id, promise_id=promise.id, user_ids=(promise.owner_id,)
            )
        )
    return len(promises)
