from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.complaints.events import ComplaintGiven, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.core.errors import Refused
from zabota.core.events import announce


@transaction.atomic
def give_complaint(complaint: Complaint, to: User, *, by: User, why: str = "") -> None:
    """Make somebody responsible for it; who takes it gives it to themselves. Again changes nothing."""
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if kept.owner_id == to.id:
        return
    if kept.is_closed:
        raise Refused(_("This complaint is closed."))
    if not to.may("complaints.work"):
        raise Refused(_("%(name)s may not work on complaints.") % {"name": to})
    before = kept.owner_id
    kept.owner = to
    kept.save(update_fields=["owner"])
    ComplaintStep.objects.create(
        complaint=kept,
        kind=ComplaintStep.Kind.HANDOVER,
        text="\n".join(filter(None, [str(to), why.strip()])),
        by=by,
    )
    announce(ComplaintGiven(by_id=by.id, **of_complaint(kept, before)))
    complaint.refresh_from_db()
