from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.complaints.events import ComplaintClosed, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.complaints.obstacles import owed_before_closing
from zabota.core.errors import Refused
from zabota.core.events import announce


@transaction.atomic
def close_complaint(complaint: Complaint, *, by: User | None, why: str, at: datetime | None = None) -> None:
    """End an answered complaint, with the reason; never an unanswered one or while something is owed.

    `by` is None when the customer's silence closes it.
    """
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if kept.is_closed:
        return
    if kept.first_answered_at is None:
        raise Refused(_("It is not answered yet: every complaint gets an answer before it is closed."))
    if owed := owed_before_closing(kept):
        raise Refused(" ".join(owed))
    if not why.strip():
        raise Refused(_("Write why it is closed."))
    at = at or timezone.now()
    ComplaintStep.objects.create(
        complaint=kept, kind=ComplaintStep.Kind.CLOSING, text=why.strip(), by=by, at=at
    )
    end(kept, by=by, at=at)
    complaint.refresh_from_db()


def end(complaint: Complaint, *, by: User | None, at: datetime) -> None:
    """Close the locked row and announce it."""
    complaint.closed_at, complaint.closed_by = at, by
    complaint.answered_at = complaint.answered_at or complaint.first_answered_at
    complaint.save(update_fields=["closed_at", "closed_by", "answered_at", "view", "view_at"])
    announce(
        ComplaintClosed(by_id=by.id if by else None, view=complaint.view, **of_complaint(complaint)), at=at
    )
