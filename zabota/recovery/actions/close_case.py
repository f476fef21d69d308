from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.actions.add_step import ATTEMPTS
from zabota.recovery.events import CaseClosed, of_case
from zabota.recovery.models import CaseStep, RecoveryCase

Ending = RecoveryCase.Ending


@transaction.atomic
def close_case(case: RecoveryCase, ending: str, *, by: User, why: str, at: datetime | None = None) -> None:
    """End a case without the customer's word: lost, unreachable or mistaken, each with its reason.

    Confirmed is not among them: that is only for the customer to say (`confirm_case`).
    """
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    if kept.is_closed:
        return
    _guard(kept, ending, by, why)
    at = at or timezone.now()
    kept.closed_at, kept.closed_by, kept.ending = at, by, ending
    kept.save(update_fields=["closed_at", "closed_by", "ending"])
    CaseStep.objects.create(case=kept, kind=CaseStep.Kind.REMARK, text=why.strip(), by=by, at=at)
    announce(CaseClosed(by_id=by.id, ending=ending, **of_case(kept)))
    case.refresh_from_db()


def attempts_in_vain(case: RecoveryCase) -> int:
    """Calls and messages without an answer since the customer was last reached."""
    reached = list(case.steps.filter(reached=True).order_by("at", "id").values_list("at", flat=True))
    attempts = case.steps.filter(kind__in=ATTEMPTS).exclude(reached=True)
    return attempts.filter(at__gt=reached[-1]).count() if reached else attempts.count()


def _guard(case: RecoveryCase, ending: str, by: User, why: str) -> None:
    if ending not in (Ending.LOST, Ending.UNREACHABLE, Ending.MISTAKEN):
        raise Refused(_("Only the customer can say that it is put right."))
    if not why.strip():
        raise Refused(_("Write why the case ends so."))
    if ending == Ending.MISTAKEN and not by.may("recovery.dismiss"):
        raise Refused(_("Only a team lead or the service manager can call a case mistaken."))
    needed = value_of("recovery.attempts_before_unreachable", case.branch_id)
    if ending == Ending.UNREACHABLE and (missing := needed - attempts_in_vain(case)) > 0:
        more = ngettext("%(count)d more attempt", "%(count)d more attempts", missing) % {"count": missing}
        raise Refused(_("Before a customer is called unreachable: %(more)s.") % {"more": more})
