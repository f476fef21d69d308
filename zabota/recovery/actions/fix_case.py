from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.actions.ask_customer import ask_customer
from zabota.recovery.events import CaseFixed, of_case
from zabota.recovery.limits import word_due
from zabota.recovery.models import CaseStep, RecoveryCase


@transaction.atomic
def fix_case(case: RecoveryCase, what_was_done: str, *, by: User, at: datetime | None = None) -> None:
    """Say what was done to put it right. It stays open: the third clock is the customer's word.

    The customer is asked at once; one who cannot be written to is asked by phone.
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    at = at or timezone.now()
    if kept.is_closed:
        raise Refused(_("This case is closed."))
    if kept.is_fixed:
        raise Refused(_("It was already said what was done; now the customer's word is awaited."))
    if not what_was_done.strip():
        raise Refused(_("Say what was done for the customer."))
    kept.what_was_done, kept.fixed_at = what_was_done.strip(), at
    kept.word_due_at = word_due(kept.branch_id, at)
    kept.next_due_at = kept.due_now()
    kept.save(update_fields=["what_was_done", "fixed_at", "word_due_at", "next_due_at"])
    CaseStep.objects.create(case=kept, kind=CaseStep.Kind.FIX, text=kept.what_was_done, by=by, at=at)
    announce(CaseFixed(by_id=by.id, **of_case(kept)))
    ask_customer(kept, by=by, at=at)
    case.refresh_from_db()
