from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Conversation
from zabota.orders.actions.begin_step import begin_step
from zabota.orders.events import PlanBegun, of_plan
from zabota.orders.models import ActionPlan, RequestStep, RequestType


@transaction.atomic
def begin_plan(
    conversation: Conversation, request_type: RequestType, *, by: User | None, at: datetime | None = None
) -> ActionPlan:
    """Give a conversation the plan of this type; the same type that runs there already is returned."""
    hold(conversation)
    ensure_may(by, conversation, "orders.work")
    ensure_present(conversation)
    if conversation.is_resolved:
        raise Refused(_("The conversation is resolved: open it again first."))
    running = ActionPlan.objects.running().filter(conversation=conversation, request_type=request_type)
    if (same := running.first()) is not None:
        return same
    steps = list(request_type.steps.all())
    if request_type.retired_at or not steps:
        raise Refused(_("This type of request is not in use, or has no steps."))
    at = at or timezone.now()
    plan = ActionPlan.objects.create(
        conversation=conversation,
        first_conversation=conversation,
        request_type=request_type,
        begun_by=by,
        begun_at=at,
    )
    copied = RequestStep.objects.bulk_create(
        RequestStep(
            plan=plan,
            position=position,
            title=step.title,
            department_id=step.department_id,
            due_seconds=step.due_seconds,
            evidence=step.evidence,
        )
        for position, step in enumerate(steps, 1)
    )
    begin_step(copied[0], at=at)
    announce(PlanBegun(**of_plan(plan, by)), at=at)
    return plan
