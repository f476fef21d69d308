from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import CompensationUndone
from zabota.recovery.models import Compensation


@transaction.atomic
def undo_compensation(compensation: Compensation, *, by: User, at: datetime | None = None) -> None:
    """Take it back, planned or confirmed, before the first customer was told; the budget has it again."""
    kept = Compensation.objects.select_for_update().get(pk=compensation.pk)
    if kept.undone_at:
        return
    if kept.started_at:
        raise Refused(_("Customers are being told already: it cannot be undone any more."))
    kept.undone_at, kept.undone_by = at or timezone.now(), by
    kept.save(update_fields=["undone_at", "undone_by"])
    announce(CompensationUndone(by_id=by.id, compensation_id=kept.id, branch_id=kept.branch_id))
    compensation.refresh_from_db()
