from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import DutyPutOff
from zabota.improvement.models import Duty


@transaction.atomic
def put_off_duty(duty: Duty, due_on: date, *, by: User) -> None:
    """Another day. The first one stays: done after it is late all the same."""
    kept = Duty.objects.select_for_update().get(pk=duty.pk)
    if not kept.is_open:
        raise Refused(_("This duty is not open any more."))
    if due_on < timezone.localdate():
        raise Refused(_("The day is over: choose one to come."))
    if kept.due_on == due_on:
        return
    kept.due_on, kept.reminded_at, kept.overdue_told_at = due_on, None, None
    kept.save(update_fields=["due_on", "reminded_at", "overdue_told_at"])
    announce(DutyPutOff(duty_id=kept.id, by_id=by.id, user_ids=(kept.owner_id,)))
    duty.refresh_from_db()
