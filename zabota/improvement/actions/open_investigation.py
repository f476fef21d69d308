from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import InvestigationOpened
from zabota.improvement.models import Investigation
from zabota.recovery.models import RecoveryCase
from zabota.recovery.people import who_is_called_in


@transaction.atomic
def open_investigation(
    case: RecoveryCase, *, by: User | None, lead: User | None = None, due_on: date | None = None
) -> Investigation:
    """Find out inside the company what happened. One a case, however often called.

    Without a lead the branch's team lead has it, else the service manager, else the case's owner.
    """
    found = Investigation.objects.filter(case=case).first()
    if found:
        return found
    lead = lead or who_is_called_in(case.branch, "contact") or case.owner
    if lead is None:
        raise Refused(_("Nobody is there to lead the investigation: choose somebody."))
    due_on = due_on or timezone.localdate() + timedelta(days=value_of("improvement.investigation_days"))
    opened, is_new = Investigation.objects.get_or_create(case=case, defaults={"lead": lead, "due_on": due_on})
    if is_new:
        told: dict[str, Any] = {
            "investigation_id": opened.id,
            "case_id": case.id,
            "branch_id": case.branch_id,
        }
        announce(InvestigationOpened(by_id=by.id if by else None, user_ids=(lead.id,), **told))
    return opened
