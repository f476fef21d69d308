from datetime import datetime

from django.utils.translation import gettext_lazy as _

from zabota.complaints.models import Complaint
from zabota.stakes.measure import Measure, measures


@measures.register
class Complaints(Measure):
    """S3-168: complaints and claims; a suggestion is not one."""

    name = "complaints"
    label = _("Complaints")

    def moments(self, since: datetime, until: datetime, branch_id: int | None) -> list[datetime]:
        rows = Complaint.objects.filter(received_at__gte=since, received_at__lt=until)
        rows = rows.exclude(kind=Complaint.Kind.SUGGESTION)
        rows = rows.filter(branch=branch_id) if branch_id else rows
        return list(rows.values_list("received_at", flat=True))
