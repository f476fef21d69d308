from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from zabota.core.events import announce
from zabota.recovery.actions.escalate import escalate
from zabota.recovery.events import CaseClockBreached, of_case
from zabota.recovery.models import RecoveryCase

CLOCKS = {
    "contact": ("contact_breached_at", Q(contacted_at=None), "contact_due_at__lte"),
    "fix": ("fix_breached_at", Q(fixed_at=None), "fix_due_at__lte"),
}


def breach_clocks(now: datetime | None = None) -> int:
    """Announce each contact and fix clock that ran out, once, and call somebody in; how many there were."""
    now = now or timezone.now()
    return sum(_breach(clock, case_id, now) for clock in CLOCKS for case_id in _over(clock, now))


def _over(clock: str, now: datetime) -> list[int]:
    field, running, due = CLOCKS[clock]
    over = RecoveryCase.objects.open().filter(running, **{field: None, due: now})
    return list(over.order_by("id").values_list("id", flat=True))


@transaction.atomic
def _breach(clock: str, case_id: int, now: datetime) -> bool:
    field, running, due = CLOCKS[clock]
    over = RecoveryCase.objects.open().filter(running, id=case_id, **{field: None, due: now})
    case = over.select_for_update().first()
    if case is None:
        return False
    setattr(case, field, now)
    case.save(update_fields=[field])
    announce(CaseClockBreached(clock=clock, **of_case(case)))
    escalate(case, clock, at=now)
    return True
