from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import MarkGivenAfter, of_case
from zabota.recovery.models import RecoveryCase


@transaction.atomic
def rate_recovery(case: RecoveryCase, score: int, *, by: User | None = None) -> None:
    """The customer's mark, 1-10, for how we put it right; the first one counts."""
    if not 1 <= score <= 10:
        raise Refused(_("A mark is a number from 1 to 10."))
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    if kept.ending != RecoveryCase.Ending.CONFIRMED:
        raise Refused(_("The mark comes after the customer's word."))
    if kept.mark_after is not None:
        return
    kept.mark_after = case.mark_after = score
    kept.save(update_fields=["mark_after"])
    announce(MarkGivenAfter(by_id=by.id if by else None, score=score, **of_case(kept)))
