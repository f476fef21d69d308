import pghistory
from django.db import models

from zabota.core.models import Row
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.queries import SurveyQuerySet


@pghistory.track()
class Survey(Row):
    """What we ask: the touchpoints to mark and the words around them, per language."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, default="marks")
    touchpoints = models.ManyToManyField(Touchpoint, through="SurveyTouchpoint", related_name="surveys")
    greetings = models.JSONField(default=dict, blank=True)
    thanks = models.JSONField(default=dict, blank=True)
    asked_after_resolution = models.BooleanField(default=False)
    switched_off_at = models.DateTimeField(null=True, blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def greeting_in(self, language: str) -> str:
        return self.greetings.get(language) or ""

    def thanks_in(self, language: str) -> str:
        return self.thanks.get(language) or ""


class SurveyTouchpoint(models.Model):
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="lines")
    touchpoint = models.ForeignKey(Touchpoint, models.PROTECT, related_name="survey_lines")
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["survey", "touchpoint"], name="survey_asks_once")]

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.touchpoint_id}"
