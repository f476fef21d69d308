from django.conf import settings
from django.db import models

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.reading.queries import AlarmQuerySet


class Alarm(Row):
    """A sudden rise of unhappy answers or of one word, at one branch or everywhere, that is hardly chance."""

    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    """None: everywhere."""
    word = models.CharField(max_length=60, blank=True)
    """The stem of the word; empty where unhappy answers rose."""
    shown = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    count = models.PositiveIntegerField()
    n = models.PositiveIntegerField()
    usual = models.FloatField()
    """The share before, 0 to 1."""
    chance = models.FloatField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cause = models.TextField(blank=True)

    objects = AlarmQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "chance"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "word", "on"], name="alarm_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.shown or 'critics'} {self.on}"

    @property
    def share(self) -> float:
        return self.count / self.n
