from django.db import models

from zabota.channels.models.delivery import Delivery
from zabota.channels.queries import EnclosureQuerySet
from zabota.core.models import Row, StoredFile


class Enclosure(Row):
    """A file that a message of a channel names, fetched after the message itself was kept."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="enclosures")
    number = models.PositiveSmallIntegerField()
    ref = models.JSONField()
    """What the kind needs to fetch it (`Media.ref`)."""
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    failed_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)

    objects = EnclosureQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "number"], name="enclosure_once")]

    def __str__(self) -> str:
        return self.filename or f"{self.delivery_id}-{self.number}"
