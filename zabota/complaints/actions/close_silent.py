from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from zabota.complaints.actions.close_complaint import close_complaint, end
from zabota.complaints.models import Complaint
from zabota.complaints.obstacles import owed_before_closing

DUE = Q(view=Complaint.View.SATISFIED)
SILENCE = gettext_noop("The customer said nothing against the answer in the time given.")


def close_silent(now: datetime | None = None) -> int:
    """Close the answered complaints of which the customer's view was waited for in vain; how many there were.

    Silence is not satisfaction: their view stays empty. Those with a satisfied customer, for which something
    was owed until now, are closed too; those for which it still is stay open.
    """
    now = now or timezone.now()
    silent = Complaint.objects.waiting_for_view().filter(DUE | Q(view_due_at__lte=now))
    return sum(
        _close(complaint_id, now) for complaint_id in silent.order_by("id").values_list("id", flat=True)
    )


@transaction.atomic
def _close(complaint_id: int, now: datetime) -> bool:
    silent = Complaint.objects.waiting_for_view().filter(DUE | Q(view_due_at__lte=now), id=complaint_id)
    complaint = silent.select_for_update().first()
    if complaint is None or owed_before_closing(complaint):
        return False
    if complaint.view == Complaint.View.SATISFIED:
        end(complaint, by=None, at=now)
        return True
    close_complaint(complaint, by=None, why=SILENCE, at=now)
    return True
