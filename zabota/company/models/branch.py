from zoneinfo import ZoneInfo

import pghistory
from django.db import models

from zabota.core.models import Row


@pghistory.track()
class Branch(Row):
    """A place where customers are served."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, default="MD")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    zone = models.CharField(max_length=60, default="Europe/Chisinau")
    closed_for_good_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "branches"

    def __str__(self) -> str:
        return self.name

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)
