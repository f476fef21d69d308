from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.guards import ensure_may
from zabota.orders.events import PlanCalledOff, of_plan
from zabota.orders.guards import hold_plan
from zabota.orders.models import ActionPlan


@transaction.atomic
def call_off(plan: ActionPlan, why: str, *, note: str, by: User) -> None:
    """End a plan before its last step, with the reason; again it changes nothing.

    Only one that nobody began to carry out counts as a mistake: else the conversation's outcome cannot be
    "done".
    """
    kept = hold_plan(plan.id)
    ensure_may(by, kept.conversation, "orders.work")
    if why not in ActionPlan.Why.values:
        raise Refused(_("Say why it is called off."))
    if not note.strip():
        raise Refused(_("Say in a few words why."))
    if kept.finished_at:
        raise Refused(_("This plan is carried out already."))
    if kept.called_off_at is None:
        if why == ActionPlan.Why.MISTAKE and kept.steps.exclude(done_at=None).exists():
            raise Refused(_("Steps of it are done already: say why it ends."))
        kept.called_off_at, kept.called_off_by = timezone.now(), by
        kept.called_off_why, kept.called_off_note = why, note.strip()
        kept.save(update_fields=["called_off_at", "called_off_by", "called_off_why", "called_off_note"])
        announce(PlanCalledOff(why=why, **of_plan(kept, by)))
    plan.refresh_from_db()
