from datetime import datetime

from django.db import transaction

from zabota.desk.clocks import due_of
from zabota.orders.models import RequestStep


@transaction.atomic
def begin_step(step: RequestStep, *, at: datetime) -> None:
    """It is this step's turn: its time runs in the business time of the branch."""
    step.begun_at, step.breached_at = at, None
    branch_id = step.plan.conversation.branch_id
    step.due_at = due_of(branch_id, at, step.due_seconds, True) if step.due_seconds is not None else None
    step.save(update_fields=["begun_at", "breached_at", "due_at"])
