from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.models import StoredFile
from zabota.orders.events import StepEvidenced, of_step
from zabota.orders.guards import ensure_may_step, ensure_running, hold_step
from zabota.orders.models import Evidence, RequestStep


@transaction.atomic
def attach_evidence(
    step: RequestStep, files: Sequence[StoredFile], *, by: User, at: datetime | None = None
) -> list[Evidence]:
    """Add photos or documents to a step that is not done yet."""
    hold_step(step)
    ensure_may_step(by, step)
    ensure_running(step.plan)
    if step.done_at:
        raise Refused(_("This step is done: what showed it stays as it was."))
    if any(file.size == 0 for file in files):
        raise Refused(_("The file is empty."))
    at = at or timezone.now()
    added = Evidence.objects.bulk_create(Evidence(step=step, file=file, by=by, at=at) for file in files)
    if added:
        announce(StepEvidenced(**of_step(step, by)), at=at)
    return added
