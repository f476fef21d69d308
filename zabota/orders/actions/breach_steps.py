from django.db import transaction
from django.utils import timezone

from zabota.core.events import announce
from zabota.orders.events import StepOverdue, of_step
from zabota.orders.models import RequestStep

AT_ONCE = 500


@transaction.atomic
def breach_steps() -> int:
    """Steps whose time ran out say so, once; how many."""
    late = RequestStep.objects.overdue().filter(breached_at=None).select_for_update(of=("self",))
    found = list(late.select_related("plan__conversation").order_by("id")[:AT_ONCE])
    now = timezone.now()
    for step in found:
        step.breached_at = now
        announce(StepOverdue(**of_step(step)))
    RequestStep.objects.bulk_update(found, ["breached_at"])
    return len(found)
