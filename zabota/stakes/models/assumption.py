import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zabota.core.models import Row
from zabota.stakes.queries import AssumptionQuerySet


@pghistory.track()
class Assumption(Row):
    """What the company itself assumes, lowest, likely and highest, in place of what the product brings."""

    name = models.CharField(max_length=40, unique=True)
    low = models.FloatField()
    likely = models.FloatField()
    high = models.FloatField()
    source = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = AssumptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(low__gte=0, likely__gte=F("low"), high__gte=F("likely")), name="assumed_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.low}-{self.likely}-{self.high}"
