import pghistory
from django.conf import settings
from django.db import models

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.feedback.models import Touchpoint
from zabota.reading.queries import AnnouncedChangeQuerySet


@pghistory.track()
class AnnouncedChange(Row):
    """Something made better for customers from a day on: what, at which touchpoint, in which branches."""

    name = models.CharField(max_length=200)
    touchpoint = models.ForeignKey(Touchpoint, models.PROTECT, related_name="changes")
    branches = models.ManyToManyField(Branch, blank=True, related_name="+")
    """None: in all of them, so that there is nothing to compare with."""
    from_on = models.DateField()
    words = models.CharField(max_length=200, blank=True)
    """Words by which customers would name it, to see whether they notice."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AnnouncedChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "-id"]

    def __str__(self) -> str:
        return self.name
