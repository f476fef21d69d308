from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.complaints.actions.tell_customer import tell_customer
from zabota.complaints.events import ComplaintAcknowledged, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.complaints.wording import acknowledgement_for
from zabota.core.events import announce


@transaction.atomic
def acknowledge_complaint(
    complaint: Complaint, way: str, *, by: User, text: str = "", at: datetime | None = None
) -> None:
    """Tell the customer that we have it, and by when we answer; or note that it was told another way.

    Without a text ours is sent. Acknowledging again, or after the answer, changes nothing.
    """
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if kept.acknowledged_at or kept.is_answered or kept.is_closed:
        return
    at = at or timezone.now()
    text = text.strip()
    if way == Complaint.Way.CHANNEL:
        text = text or acknowledgement_for(kept)
        tell_customer(kept, text, by=by, at=at)
    kept.acknowledged_at = at
    kept.next_due_at = kept.due_now()
    kept.save(update_fields=["acknowledged_at", "next_due_at"])
    ComplaintStep.objects.create(
        complaint=kept, kind=ComplaintStep.Kind.ACKNOWLEDGEMENT, way=way, text=text, by=by, at=at
    )
    announce(ComplaintAcknowledged(by_id=by.id, **of_complaint(kept)), at=at)
    complaint.refresh_from_db()
