from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import GoodwillDeclined, of_case
from zabota.recovery.models import Goodwill, RecoveryCase


@transaction.atomic
def decline_goodwill(goodwill: Goodwill, *, by: User, why: str, at: datetime | None = None) -> None:
    """Say no to what a colleague proposed, and why: a proposal always gets an answer."""
    case = RecoveryCase.objects.select_for_update().get(pk=goodwill.case_id)
    kept = Goodwill.objects.select_for_update(of=["self"]).get(pk=goodwill.pk)
    if kept.is_declined:
        return
    if kept.is_given:
        raise Refused(_("It was given already."))
    if kept.given_by_id == by.id:
        raise Refused(_("Somebody else has to answer what you propose."))
    if not why.strip():
        raise Refused(_("Write why: who proposed it learns from it."))
    kept.declined_by, kept.declined_at, kept.declined_why = by, at or timezone.now(), why.strip()
    kept.save(update_fields=["declined_by", "declined_at", "declined_why"])
    announce(GoodwillDeclined(by_id=by.id, goodwill_id=kept.id, **of_case(case, kept.given_by_id)))
    goodwill.refresh_from_db()
