from django.conf import settings
from django.db import models
from django.utils import timezone

from zabota.core.models import Row, StoredFile
from zabota.orders.models.request_step import RequestStep
from zabota.orders.queries import EvidenceQuerySet


class Evidence(Row):
    """A photo or document that shows a step was done. One that is set aside belonged to a try that had to be
    done again: it is kept and counts no more.
    """

    step = models.ForeignKey(RequestStep, models.CASCADE, related_name="evidences")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.file} of step {self.step_id}"
