from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Department, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.orders.events import StepHanded, of_step
from zabota.orders.guards import ensure_may_step, ensure_running, hold_step
from zabota.orders.models import RequestStep


@transaction.atomic
def hand_step(step: RequestStep, *, department: Department | None, doer: User | None, by: User) -> None:
    """Give a step to a department, or to one colleague in it; the due time stays."""
    hold_step(step)
    ensure_may_step(by, step)
    ensure_running(step.plan)
    if step.done_at:
        raise Refused(_("This step is done already."))
    if doer is not None and not doer.is_active:
        raise Refused(_("%(name)s does not work here any more.") % {"name": doer})
    if (step.department, step.doer) == (department, doer):
        return
    step.department, step.doer = department, doer
    step.save(update_fields=["department", "doer"])
    announce(StepHanded(**of_step(step, by)))
