from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.recovery.events import CaseEscalated, of_case
from zabota.recovery.models import RecoveryCase
from zabota.recovery.people import who_is_called_in


@transaction.atomic
def escalate(case: RecoveryCase, clock: str, *, at: datetime | None = None) -> User | None:
    """Call in the team lead (contact missed) or the service manager (not put right in time).

    The owner stays the owner. None if nobody is there to be called.
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    called = who_is_called_in(kept.branch, clock, besides=kept.owner_id)
    if called is None:
        return None
    kept.escalated_to, kept.escalated_at = called, at or timezone.now()
    kept.save(update_fields=["escalated_to", "escalated_at"])
    announce(CaseEscalated(to_id=called.id, clock=clock, **of_case(kept, called.id)))
    return called
