from django.utils.translation import gettext_lazy as _

from zabota.complaints import events
from zabota.complaints.models import Complaint
from zabota.core.outside import several

several(
    (
        ("complaint.registered", events.ComplaintRegistered, _("A complaint was registered")),
        (
            "complaint.acknowledged",
            events.ComplaintAcknowledged,
            _("A customer was told that we have the complaint"),
        ),
        ("complaint.given", events.ComplaintGiven, _("Somebody became responsible for a complaint")),
        ("complaint.answered", events.ComplaintAnswered, _("A complaint was answered")),
        ("complaint.reopened", events.ComplaintReopened, _("A customer is not satisfied with the answer")),
        ("complaint.overdue", events.ComplaintOverdue, _("A deadline of a complaint was missed")),
        ("complaint.closed", events.ComplaintClosed, _("A complaint was closed")),
    ),
    "complaints.see",
    Complaint,
    "complaint_id",
)
