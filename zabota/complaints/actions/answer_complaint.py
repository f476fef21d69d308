from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.complaints.actions.tell_customer import tell_customer
from zabota.complaints.events import ComplaintAnswered, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.complaints.rules import view_due
from zabota.core.errors import Refused
from zabota.core.events import announce

CHANGED = (
    "answer decision acknowledged_at answered_at first_answered_at view view_at view_due_at next_due_at"
).split()


@transaction.atomic
def answer_complaint(
    complaint: Complaint, text: str, *, decision: str, way: str, by: User, at: datetime | None = None
) -> None:
    """Give the answer, with the decision and its reasons; now the customer's view of it is waited for.

    In the conversation it goes out with a link by which the customer says so; another way it is noted.
    """
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if kept.is_closed:
        raise Refused(_("This complaint is closed."))
    if kept.is_answered:
        raise Refused(_("It is answered already; now the customer's view is awaited."))
    if not text.strip():
        raise Refused(_("Write the answer."))
    if decision not in Complaint.Decision.values:
        raise Refused(_("Say whether the customer is right."))
    at = at or timezone.now()
    if way == Complaint.Way.CHANNEL:
        tell_customer(kept, text.strip(), by=by, at=at)
    kept.answer, kept.decision = text.strip(), decision
    kept.acknowledged_at = kept.acknowledged_at or at
    kept.answered_at, kept.first_answered_at = at, kept.first_answered_at or at
    kept.view, kept.view_at = "", None
    kept.view_due_at = view_due(kept.branch, at)
    kept.next_due_at = kept.due_now()
    kept.save(update_fields=CHANGED)
    ComplaintStep.objects.create(
        complaint=kept, kind=ComplaintStep.Kind.ANSWER, way=way, text=kept.answer, by=by, at=at
    )
    announce(ComplaintAnswered(by_id=by.id, **of_complaint(kept)), at=at)
    complaint.refresh_from_db()
