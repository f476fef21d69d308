from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.complaints.events import ComplaintChanged, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.core.errors import Refused
from zabota.core.events import announce

Kind = ComplaintStep.Kind
NOTED = (Kind.INQUIRY, Kind.REMARK, Kind.MESSAGE)


@transaction.atomic
def note_step(
    complaint: Complaint,
    kind: str,
    text: str,
    *,
    by: User,
    way: str = "",
    request_key: str = "",
    at: datetime | None = None,
) -> ComplaintStep:
    """Track what was found out, a remark, or what the customer was told meanwhile (which they may read)."""
    if kind not in NOTED:
        raise Refused(_("Only what was found out, said or remarked can be noted."))
    if not text.strip():
        raise Refused(_("Write what to note."))
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if request_key and (step := kept.steps.filter(request_key=request_key).first()):
        return step
    step = ComplaintStep.objects.create(
        complaint=kept,
        kind=kind,
        way=way,
        text=text.strip(),
        by=by,
        at=at or timezone.now(),
        request_key=request_key,
    )
    announce(ComplaintChanged(by_id=by.id, **of_complaint(kept)), at=step.at)
    return step
