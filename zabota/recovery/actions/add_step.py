from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import CaseStepTaken, CustomerContacted, of_case
from zabota.recovery.models import CaseStep, RecoveryCase

ATTEMPTS = (CaseStep.Kind.CALL, CaseStep.Kind.MESSAGE)


@transaction.atomic
def add_step(
    case: RecoveryCase,
    kind: str,
    *,
    by: User | None,
    text: str = "",
    reached: bool | None = None,
    request_key: str = "",
    at: datetime | None = None,
) -> CaseStep:
    """Note one thing done. Only a call or message that reached the customer meets the contact clock.

    `by` is None when it is the customer who answered. A closed case takes remarks only.
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    at = at or timezone.now()
    if kept.is_closed and kind != CaseStep.Kind.REMARK:
        raise Refused(_("This case is closed."))
    if kind == CaseStep.Kind.CALL and reached is None:
        raise Refused(_("Say whether the call reached the customer."))
    if kind == CaseStep.Kind.REMARK and not text.strip():
        raise Refused(_("A remark needs words."))
    step = CaseStep.objects.create(
        case=kept,
        kind=kind,
        text=text.strip(),
        reached=reached if kind in ATTEMPTS else None,
        by=by,
        at=at,
        request_key=request_key,
    )
    by_id = by.id if by else None
    announce(CaseStepTaken(by_id=by_id, step_id=step.id, **of_case(kept)))
    if step.reached and kept.contacted_at is None:
        kept.contacted_at = case.contacted_at = at
        kept.next_due_at = case.next_due_at = kept.due_now()
        kept.save(update_fields=["contacted_at", "next_due_at"])
        announce(CustomerContacted(by_id=by_id, **of_case(kept)))
    return step
