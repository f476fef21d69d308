from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import DutyDone, heard_by
from zabota.improvement.models import Duty


@transaction.atomic
def do_duty(duty: Duty, answer: str, *, by: User, at: datetime | None = None) -> None:
    """Hand in what was owed: the measures taken, the report, the proposals. Again only changes the text."""
    kept = Duty.objects.select_for_update().get(pk=duty.pk)
    answer = answer.strip()
    if not answer:
        raise Refused(_("Write it down here: a tick alone is not enough."))
    if kept.withdrawn_at:
        raise Refused(_("This duty was withdrawn."))
    if by.id != kept.owner_id and not by.may("improvement.manage"):
        raise Refused(_("This is owed by %(name)s.") % {"name": kept.owner})
    is_new = kept.done_at is None
    kept.answer, kept.done_at = answer, kept.done_at or at or timezone.now()
    kept.save(update_fields=["answer", "done_at"])
    if is_new:
        concerned = heard_by(kept.owner_id, kept.given_by_id)
        announce(DutyDone(duty_id=kept.id, by_id=by.id, user_ids=concerned))
    duty.refresh_from_db()
