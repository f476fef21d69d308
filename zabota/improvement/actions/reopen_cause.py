from django.db import transaction
from django.utils import timezone

from zabota.core.events import announce
from zabota.improvement.actions.appoint_responsible import days_from_today
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.events import CauseReopened
from zabota.improvement.models import Duty, RootCause


@transaction.atomic
def reopen_cause(cause: RootCause) -> None:
    """An action did not work: the cause is open again, and its responsible person owes new proposals."""
    kept = RootCause.objects.select_for_update(of=("self",)).select_related("responsible").get(pk=cause.pk)
    now = timezone.now()
    kept.opened_at, kept.settled_at, kept.reopened_at = kept.opened_at or now, None, now
    kept.times_reopened += 1
    kept.save(update_fields=["opened_at", "settled_at", "reopened_at", "times_reopened"])
    if kept.responsible and kept.responsible.is_active:
        due_on = days_from_today(Duty.Kind.PROPOSALS)
        give_duty(Duty.Kind.PROPOSALS, kept.responsible, due_on, by=None, cause=kept)
    concerned = (kept.responsible_id,) if kept.responsible_id else ()
    announce(CauseReopened(cause_id=kept.id, user_ids=concerned))
    cause.refresh_from_db()
