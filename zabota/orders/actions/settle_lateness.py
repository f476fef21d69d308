from django.utils import timezone

from zabota.orders.models import Lateness


def settle_lateness(plan_id: int) -> int:
    """The order is over, in whatever way: nothing is late any more."""
    open_ones = Lateness.objects.filter(order__plan=plan_id, settled_at=None)
    return open_ones.update(settled_at=timezone.now())
