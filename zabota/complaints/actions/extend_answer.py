from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.models import User
from zabota.complaints.actions.tell_customer import tell_customer
from zabota.complaints.events import ComplaintChanged, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.complaints.wording import language_of
from zabota.core.errors import Refused
from zabota.core.events import announce


@transaction.atomic
def extend_answer(
    complaint: Complaint, until: datetime, *, why: str, way: str, by: User, at: datetime | None = None
) -> None:
    """Give ourselves more time for the answer; the customer is told the reason and the new date.

    What is late already stays counted as late: the time can be extended only while it runs.
    """
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    at = at or timezone.now()
    if kept.is_answered or kept.is_closed:
        raise Refused(_("It is answered already."))
    if kept.answer_due_at < at:
        raise Refused(_("The answer is overdue: it cannot be made in time any more. Answer it now."))
    if until <= kept.answer_due_at:
        raise Refused(_("The new date must be later than the present one."))
    if not why.strip():
        raise Refused(_("Write why more time is needed: the customer reads it."))
    with override(language_of(kept)):
        zone = kept.branch.zone_info if kept.branch else None
        day = date_format(timezone.localtime(until, zone), "DATE_FORMAT")
        text = _("We need more time, until %(day)s: %(why)s") % {"day": day, "why": why.strip()}
    if way == Complaint.Way.CHANNEL:
        tell_customer(kept, text, by=by, at=at)
    kept.answer_due_at = until
    kept.next_due_at = kept.due_now()
    kept.save(update_fields=["answer_due_at", "next_due_at"])
    ComplaintStep.objects.create(
        complaint=kept, kind=ComplaintStep.Kind.EXTENSION, way=way, text=text, by=by, at=at
    )
    announce(ComplaintChanged(by_id=by.id, **of_complaint(kept)), at=at)
    complaint.refresh_from_db()
