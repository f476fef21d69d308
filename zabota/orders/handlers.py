"""What plans do when others announce."""

from django.urls import reverse

from zabota.channels.links import link_maker
from zabota.company.events import HoursChanged
from zabota.core.events import on
from zabota.desk.events import ConversationsMerged, ConversationsUnmerged, ConversationTransferred
from zabota.orders.actions.move_plans import move_plans, return_plans
from zabota.orders.actions.recompute_steps import recompute_steps
from zabota.orders.actions.settle_lateness import settle_lateness
from zabota.orders.events import PlanCalledOff, PlanFinished
from zabota.orders.models import ServiceOrder
from zabota.orders.models.service_order import PURPOSE


@on(ConversationsMerged, at_once=True)
def follow_merge(event: ConversationsMerged) -> None:
    move_plans(event.merged_id, event.conversation_id)


@on(ConversationsUnmerged, at_once=True)
def follow_unmerge(event: ConversationsUnmerged) -> None:
    return_plans(event.conversation_id, event.merged_id)


@on(HoursChanged)
def move_due_times(event: HoursChanged) -> None:
    recompute_steps()


@on(ConversationTransferred)
def use_hours_of_new_branch(event: ConversationTransferred) -> None:
    recompute_steps(event.conversation_id)


@on(PlanFinished, PlanCalledOff, at_once=True)
def stop_watching(event: PlanFinished | PlanCalledOff) -> None:
    settle_lateness(event.plan_id)


@link_maker(PURPOSE)
def order_url(order_id: int) -> str:
    """Where the customer sees the order, agrees to its price and chooses."""
    order = ServiceOrder.objects.filter(id=order_id).first()
    if order is None:
        raise LookupError(f"No order {order_id}")
    return reverse("orders:customer", args=[order.token])
