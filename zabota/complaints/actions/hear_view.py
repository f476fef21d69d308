from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.complaints.actions.close_complaint import end
from zabota.complaints.deadlines import Term, Unit
from zabota.complaints.events import ComplaintReopened, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.complaints.obstacles import owed_before_closing
from zabota.complaints.rules import deadline_of
from zabota.core.errors import Refused
from zabota.core.events import announce

REOPENED = (
    "view view_at answered_at answer_due_at view_due_at next_due_at times_reopened closed_at closed_by "
    "answer_breached_at"
).split()


@transaction.atomic
def hear_view(
    complaint: Complaint, view: str, *, by: User | None = None, words: str = "", at: datetime | None = None
) -> None:
    """What the customer thinks of our answer: satisfied closes it, anything else sends it back to us.

    While something is owed, e.g. what prevents a relapse, a satisfied customer's stays open until it is done.

    Sent back, the answer is due again by the same rule, counted from now. Without `by` the customer said it
    by the link; a user who heard it writes what was said. Saying the same again changes nothing.
    """
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if view not in Complaint.View.values:
        raise Refused(_("Say what the customer thinks of the answer."))
    if kept.view == view and (view == Complaint.View.SATISFIED or not kept.is_answered or kept.is_closed):
        return
    if not kept.is_answered:
        raise Refused(_("There is no answer yet of which the customer could think anything."))
    if by and not words.strip():
        raise Refused(_("Write what the customer said."))
    at = at or timezone.now()
    kept.view, kept.view_at = view, at
    ComplaintStep.objects.create(
        complaint=kept,
        kind=ComplaintStep.Kind.VIEW,
        text="\n".join(filter(None, [str(kept.get_view_display()), words.strip()])),
        by=by,
        at=at,
    )
    if view == Complaint.View.SATISFIED:
        if not kept.is_closed and not owed_before_closing(kept):
            end(kept, by=by, at=at)
        else:
            kept.save(update_fields=["view", "view_at"])
    else:
        _send_back(kept, by, at)
    complaint.refresh_from_db()


def _send_back(complaint: Complaint, by: User | None, at: datetime) -> None:
    term = complaint.rule.get("answer") or {"days": 14, "unit": Unit.CALENDAR}
    again = Term(int(term["days"]), Unit(term["unit"]))
    complaint.answer_due_at = deadline_of(
        complaint.branch, at, again, moves=bool(complaint.rule.get("moves", True))
    ).at
    complaint.answered_at = complaint.view_due_at = complaint.answer_breached_at = None
    complaint.closed_at = complaint.closed_by = None
    complaint.times_reopened += 1
    complaint.next_due_at = complaint.due_now()
    complaint.save(update_fields=REOPENED)
    announce(ComplaintReopened(by_id=by.id if by else None, **of_complaint(complaint)), at=at)
