from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.guards import ensure_may
from zabota.orders.actions.begin_step import begin_step
from zabota.orders.events import StepSentBack, of_step
from zabota.orders.guards import hold_step
from zabota.orders.models import Evidence, RequestStep

UNDONE = {
    "done_at": None,
    "done_by": None,
    "begun_at": None,
    "due_at": None,
    "breached_at": None,
    "remark": "",
}


@transaction.atomic
def send_back(step: RequestStep, *, because: str, by: User, at: datetime | None = None) -> None:
    """It was not done right: this step and all after it are to be done again, with evidence of their own."""
    hold_step(step)
    ensure_may(by, step.plan.conversation, "orders.send_back")
    if not because.strip():
        raise Refused(_("Say what was not right."))
    if step.plan.called_off_at:
        raise Refused(_("This plan was called off."))
    if step.plan.conversation.is_resolved:
        raise Refused(_("The conversation is resolved: open it again first."))
    if step.done_at is None:
        return
    at = at or timezone.now()
    again = step.plan.steps.filter(position__gte=step.position)
    Evidence.objects.counting().filter(step__in=again).update(set_aside_at=at)
    again.update(**UNDONE)
    plan = step.plan
    plan.finished_at = None
    plan.save(update_fields=["finished_at"])
    step.refresh_from_db()
    step.plan, step.sent_back_because = plan, because.strip()
    step.save(update_fields=["sent_back_because"])
    begin_step(step, at=at)
    announce(StepSentBack(**of_step(step, by)), at=at)
