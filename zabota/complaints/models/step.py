from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.complaints.models.complaint import Complaint
from zabota.complaints.queries import OfComplaintQuerySet
from zabota.core.models import Row


class ComplaintStep(Row):
    """One thing that happened on a complaint's way; `by` is None for the customer and the system.

    Only what the customer did or was told is shown to the customer: see `SHOWN`.
    """

    class Kind(models.TextChoices):
        ACKNOWLEDGEMENT = "acknowledgement", _("acknowledgement")
        MESSAGE = "message", _("message to the customer")
        INQUIRY = "inquiry", _("what we found out")
        REMARK = "remark", _("remark")
        CHANGE = "change", _("change")
        HANDOVER = "handover", _("hand-over")
        EXTENSION = "extension", _("more time")
        ANSWER = "answer", _("answer")
        VIEW = "view", _("the customer's view")
        CLOSING = "closing", _("closing")

    SHOWN = (Kind.ACKNOWLEDGEMENT, Kind.MESSAGE, Kind.EXTENSION, Kind.ANSWER, Kind.VIEW)

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=Kind)
    way = models.CharField(max_length=10, choices=Complaint.Way, blank=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    request_key = models.CharField(max_length=80, blank=True)

    objects = OfComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "request_key"],
                name="complaint_step_once",
                condition=~Q(request_key=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:60]}"
