from django.conf import settings
from django.db import models
from django.utils import timezone

from zabota.core.models import Row
from zabota.custody.models.document import Document
from zabota.custody.queries import OpeningQuerySet


class Opening(Row):
    """Somebody looked at a document: who and when. Written before the file is shown."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="openings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.document_id} by {self.by_id}"
