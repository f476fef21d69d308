from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.recovery.events import CaseReopened, CaseStepTaken, of_case
from zabota.recovery.limits import clocks_of
from zabota.recovery.models import CaseStep, RecoveryCase

CHANGED = (
    "contacted_at fix_due_at fixed_at fix_breached_at asked_customer_at times_asked word_due_at next_due_at "
    "reopened_at times_reopened closed_at closed_by ending mark_after"
).split()


@transaction.atomic
def reopen_case(
    case: RecoveryCase, *, by: User | None = None, words: str = "", at: datetime | None = None
) -> None:
    """The customer says that it is not put right: the fix clock starts again, from whatever ending.

    While we are still at it, the words are kept as one more step and no clock moves.
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    at = at or timezone.now()
    step = CaseStep.objects.create(
        case=kept, kind=CaseStep.Kind.WORD, text=words.strip(), reached=False, by=by, at=at
    )
    if not kept.is_fixed and not kept.is_closed:
        announce(CaseStepTaken(step_id=step.id, by_id=by.id if by else None, **of_case(kept)))
        return
    _start_again(kept, at)
    kept.save(update_fields=CHANGED)
    announce(CaseReopened(by_id=by.id if by else None, **of_case(kept, kept.escalated_to_id)))
    case.refresh_from_db()


def _start_again(case: RecoveryCase, at: datetime) -> None:
    case.contacted_at = case.contacted_at or at
    case.fix_due_at = clocks_of(case.branch, at).fix_due_at
    case.fixed_at = case.fix_breached_at = case.asked_customer_at = case.word_due_at = None
    case.times_asked = 0
    case.closed_at = case.closed_by = case.mark_after = None
    case.ending = ""
    case.reopened_at, case.times_reopened = at, case.times_reopened + 1
    case.next_due_at = case.due_now()
