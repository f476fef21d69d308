from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from zabota.complaints.events import ComplaintOverdue, of_complaint
from zabota.complaints.models import Complaint
from zabota.core.events import announce
from zabota.recovery.people import who_is_called_in

CLOCKS = {
    "acknowledge": ("acknowledge_breached_at", Q(acknowledged_at=None), "acknowledge_due_at__lte"),
    "answer": ("answer_breached_at", Q(answered_at=None), "answer_due_at__lte"),
}


def breach_deadlines(now: datetime | None = None) -> int:
    """Announce each deadline that ran out, once, to the owner and to who leads; how many there were."""
    now = now or timezone.now()
    return sum(_breach(clock, row, now) for clock in CLOCKS for row in _over(clock, now))


def _over(clock: str, now: datetime) -> list[int]:
    field, running, due = CLOCKS[clock]
    over = Complaint.objects.unanswered().filter(running, **{field: None, due: now})
    return list(over.order_by("id").values_list("id", flat=True))


@transaction.atomic
def _breach(clock: str, complaint_id: int, now: datetime) -> bool:
    field, running, due = CLOCKS[clock]
    over = Complaint.objects.unanswered().filter(running, id=complaint_id, **{field: None, due: now})
    complaint = over.select_for_update().first()
    if complaint is None:
        return False
    setattr(complaint, field, now)
    complaint.save(update_fields=[field])
    called = who_is_called_in(complaint.branch, "contact" if clock == "acknowledge" else "fix")
    told = of_complaint(complaint, called.id if called else None)
    announce(ComplaintOverdue(clock=clock, **told), at=now)
    return True
