from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.hours import schedule_of
from zabota.core.events import announce
from zabota.orders.events import OrderLooksLate, of_order
from zabota.orders.foresight import StepAhead, foresee
from zabota.orders.guards import hold_plan
from zabota.orders.models import Lateness, ServiceOrder


def watch_orders(at: datetime | None = None) -> int:
    """Look ahead for every order that runs; how many look late that did not before.

    One that is caught up before a way out was offered is no longer late.
    """
    at = at or timezone.now()
    ids = list(ServiceOrder.objects.running().order_by("id").values_list("id", flat=True))
    return sum(look_ahead(order_id, at) for order_id in ids)


@transaction.atomic
def look_ahead(order_id: int, at: datetime) -> bool:
    order = ServiceOrder.objects.get(pk=order_id)
    order.plan = hold_plan(order.plan_id)
    if not order.plan.is_running:
        return False
    order.refresh_from_db(fields=["promised_at"])
    left = [StepAhead(step.due_seconds, step.begun_at) for step in order.plan.steps.filter(done_at=None)]
    ready_at = foresee(left, at, schedule_of(order.plan.conversation.branch_id))
    known = order.latenesses.filter(settled_at=None).first()
    if known is not None:
        if ready_at > order.promised_at:
            known.foreseen_at = ready_at
        elif known.offered_at is None:
            known.settled_at = at
        known.save(update_fields=["foreseen_at", "settled_at"])
        return False
    if ready_at <= order.promised_at:
        return False
    Lateness.objects.create(order=order, noticed_at=at, promised_at=order.promised_at, foreseen_at=ready_at)
    announce(OrderLooksLate(**of_order(order)), at=at)
    return True
