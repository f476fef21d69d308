from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import CaseClosed, of_case
from zabota.recovery.models import CaseStep, RecoveryCase


@transaction.atomic
def confirm_case(
    case: RecoveryCase, *, by: User | None = None, said: str = "", at: datetime | None = None
) -> None:
    """The customer says that it is put right: the case ends. Saying it again changes nothing.

    Without `by` the customer said it by the link. A user who heard it by phone writes what was said, and only
    after the case says what was done: thanks do not count.
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    at = at or timezone.now()
    if kept.ending == RecoveryCase.Ending.CONFIRMED:
        return
    if by and not kept.is_fixed:
        raise Refused(_("Say first what was done; then note the customer's word."))
    if by and not said.strip():
        raise Refused(_("Write what the customer said."))
    kept.contacted_at = kept.contacted_at or at
    kept.fixed_at = kept.fixed_at or at
    kept.closed_at, kept.closed_by, kept.ending = at, by, RecoveryCase.Ending.CONFIRMED
    kept.save(update_fields=["contacted_at", "fixed_at", "closed_at", "closed_by", "ending"])
    CaseStep.objects.create(case=kept, kind=CaseStep.Kind.WORD, text=said.strip(), reached=True, by=by, at=at)
    announce(CaseClosed(by_id=by.id if by else None, ending=kept.ending, **of_case(kept)))
    case.refresh_from_db()
