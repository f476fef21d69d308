from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.improvement.events import DutyDueSoon, DutyOverdue, heard_by
from zabota.improvement.models import Duty

MOST_AT_ONCE = 500


@transaction.atomic
def remind_of_duties() -> int:
    """Tell owners of what falls due soon, and owners and givers of what is overdue; each once. How many."""
    today, now = timezone.localdate(), timezone.now()
    waiting = Duty.objects.open().select_for_update(skip_locked=True)
    soon = waiting.filter(
        due_on__lte=today + timedelta(days=value_of("improvement.remind_days")), reminded_at=None
    )
    due_soon = list(soon[:MOST_AT_ONCE])
    Duty.objects.filter(id__in=[duty.id for duty in due_soon]).update(reminded_at=now)
    for duty in due_soon:
        announce(DutyDueSoon(duty_id=duty.id, user_ids=(duty.owner_id,)))
    overdue = list(waiting.filter(due_on__lt=today, overdue_told_at=None)[:MOST_AT_ONCE])
    Duty.objects.filter(id__in=[duty.id for duty in overdue]).update(overdue_told_at=now)
    for duty in overdue:
        concerned = heard_by(duty.owner_id, duty.given_by_id)
        announce(DutyOverdue(duty_id=duty.id, user_ids=concerned))
    return len(due_soon) + len(overdue)
