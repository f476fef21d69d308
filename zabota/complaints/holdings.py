from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.complaints.models import Complaint, ComplaintStep
from zabota.core.holdings import ages, goes_on, holds

REGISTER = _("Complaints")


def closed_before(moment: datetime) -> QuerySet:
    return Complaint.objects.filter(closed_at__lt=moment)


holds(ComplaintStep, REGISTER, of=("complaint__customer",), clears=("text",))
holds(
    Complaint,
    REGISTER,
    of=("customer",),
    clears=("from_name", "from_address", "deal", "product", "wanted", "our_action", "answer", "review_url"),
    instead={"text": "–"},
    secret=("nonce",),
)

ages("complaints", _("Closed complaints"), Complaint, closed_before, page="complaints:complaint")
goes_on("complaints", _("open complaints"), lambda: Complaint.objects.filter(closed_at=None))
