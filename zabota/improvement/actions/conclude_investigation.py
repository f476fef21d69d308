from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.events import InvestigationConcluded, heard_by
from zabota.improvement.models import Investigation, RootCause


@transaction.atomic
def conclude_investigation(investigation: Investigation, finding: str, cause: RootCause, *, by: User) -> None:
    """The finding in words and its cause; the case is linked to the cause."""
    kept = (
        Investigation.objects.select_for_update(of=("self",)).select_related("case").get(pk=investigation.pk)
    )
    if kept.closed_at:
        return
    finding = finding.strip()
    if not finding:
        raise Refused(_("Write what was found."))
    if not kept.what_happened and not kept.whys and not kept.testimonies.exists():
        raise Refused(_("Find out first: write what happened, or whom you asked."))
    link_cause(cause, "case", kept.case, by=by)
    kept.finding, kept.cause, kept.closed_at = finding, cause, timezone.now()
    kept.save(update_fields=["finding", "cause", "closed_at"])
    told: dict[str, Any] = {
        "investigation_id": kept.id,
        "case_id": kept.case_id,
        "branch_id": kept.case.branch_id,
    }
    concerned = heard_by(kept.lead_id, kept.case.owner_id)
    announce(InvestigationConcluded(by_id=by.id, cause_id=cause.id, user_ids=concerned, **told))
    investigation.refresh_from_db()
