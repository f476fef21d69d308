from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import DutyWithdrawn
from zabota.improvement.models import Duty


@transaction.atomic
def withdraw_duty(duty: Duty, why: str, *, by: User | None) -> None:
    """It is not owed any more, with the reason. A done one stays done."""
    kept = Duty.objects.select_for_update().get(pk=duty.pk)
    if not kept.is_open:
        return
    if not why.strip():
        raise Refused(_("Write why it is not owed any more."))
    kept.withdrawn_at, kept.why_withdrawn = timezone.now(), why.strip()
    kept.save(update_fields=["withdrawn_at", "why_withdrawn"])
    announce(DutyWithdrawn(duty_id=kept.id, by_id=by.id if by else None, user_ids=(kept.owner_id,)))
    duty.refresh_from_db()
