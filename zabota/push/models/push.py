from django.db import models

from zabota.core.models import Row
from zabota.push.models.device import Device
from zabota.push.queries import PushQuerySet


class Push(Row):
    """One thing to be shown on one device. What it says is made when it is sent; rows go after a day."""

    device = models.ForeignKey(Device, models.CASCADE, related_name="pushes")
    key = models.CharField(max_length=80)
    """Of what happened: the same again makes nothing."""
    sort = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    """The number of the conversation, or of the recovery case."""
    attempts = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, blank=True)
    """When it was taken by the push service, or was no longer worth showing."""
    outcome = models.CharField(max_length=20, blank=True)

    objects = PushQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "pushes"
        constraints = [models.UniqueConstraint(fields=["device", "key"], name="push_once")]

    def __str__(self) -> str:
        return self.key
