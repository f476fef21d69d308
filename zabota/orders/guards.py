"""What every verb of plans asks first: is it still so, and may this user do it."""

from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.guards import ensure_may, hold
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by
from zabota.orders.models import ActionPlan, RequestStep, ServiceOrder


def hold_plan(plan_id: int) -> ActionPlan:
    """The plan as it is now, kept for this transaction together with its conversation: resolving waits."""
    conversation_id = ActionPlan.objects.values_list("conversation_id", flat=True).get(pk=plan_id)
    conversation = hold(Conversation(pk=conversation_id))
    plan = ActionPlan.objects.select_for_update(of=("self",)).select_related("request_type").get(pk=plan_id)
    if plan.conversation_id != conversation_id:  # merged meanwhile
        return hold_plan(plan_id)
    plan.conversation = conversation
    return plan


def hold_step(step: RequestStep) -> RequestStep:
    """The same, of the step's plan; `step` is read again."""
    plan = hold_plan(step.plan_id)
    step.refresh_from_db()
    step.plan = plan
    return step


def ensure_may_step(by: User, step: RequestStep) -> None:
    """Whoever works in its conversation, the one it was handed to, and the head of its department."""
    if step.doer_id == by.id or (step.department and step.department.head_id == by.id):
        return
    if not (by.may("orders.work") and is_seen_by(by, step.plan.conversation)):
        raise Refused(_("This step is not yours to change."))


def ensure_running(plan: ActionPlan) -> None:
    if plan.finished_at:
        raise Refused(_("This plan is carried out already."))
    if plan.called_off_at:
        raise Refused(_("This plan was called off."))


def hold_order(order: ServiceOrder, by: User | None) -> ServiceOrder:
    """The order as it is now, its plan and conversation kept; refused when over or not the user's."""
    plan = hold_plan(order.plan_id)
    ensure_may(by, plan.conversation, "orders.work")
    ensure_running(plan)
    order.refresh_from_db()
    order.plan = plan
    return order


def ensure_manages(by: User | None) -> None:
    if by is not None and not by.may("orders.manage"):
        raise Refused(_("Types of requests and their registers are not yours to change."))
