from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.feedback.models.survey import Survey
from zabota.feedback.queries import WaveQuerySet


class Wave(Row):
    """One round of a survey, with fixed indicators: its questions are frozen when it starts.

    planned -> running -> paused -> ended are read from moments; a wave is done when it has conclusions.
    """

    class Rhythm(models.TextChoices):
        ONCE = "", _("once")
        MONTHLY = "monthly", _("every month")
        QUARTERLY = "quarterly", _("every quarter")
        HALF_YEARLY = "half_yearly", _("every half-year")
        YEARLY = "yearly", _("every year")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="waves")
    name = models.CharField(max_length=120)
    number = models.PositiveSmallIntegerField(default=1)
    follows = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    rhythm = models.CharField(max_length=12, choices=Rhythm, blank=True, default=Rhythm.ONCE)
    questions = models.JSONField(default=list, blank=True)
    """Ids of the frozen questions in their order; empty until the wave starts."""
    branches = models.ManyToManyField(Branch, blank=True, related_name="+")
    """Whose customers; none means all."""
    group: Any = models.JSONField(default=dict, blank=True)
    """The rest of the target group: languages, classes, served_within_days."""
    answers_wanted = models.PositiveIntegerField(null=True, blank=True)
    """The quota: with so many answers nobody else is asked."""
    batch_size = models.PositiveSmallIntegerField(default=100)
    starts_on = models.DateField()
    ends_on = models.DateField()
    started_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reached_id = models.BigIntegerField(default=0)
    """The last customer a batch looked at; they are taken by id."""
    conclusions = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = WaveQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["starts_on"], name="wave_running", condition=models.Q(ended_at=None))]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.paused_at is None and self.ended_at is None
