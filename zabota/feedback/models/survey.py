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
    greetings = models.JSONField(default=dict, blank=True)
    thanks = models.JSONField(default=dict, blank=True)
    asked_after_resolution = models.BooleanField(default=False)
    is_anonymous = models.BooleanField(default=False)
    """Nobody can find out who answered what: no customer, no exact moment, no link back (ADR 30)."""
    switched_off_at = models.DateTimeField(null=True, blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def touchpoints(self) -> models.QuerySet[Touchpoint]:
        """Those it asks marks for, in its order."""
        asked = {"questions__survey": self, "questions__kind": "mark", "questions__retired_at": None}
        return Touchpoint.objects.filter(**asked).order_by("questions__order", "questions__id")

    def greeting_in(self, language: str) -> str:
        return self.greetings.get(language) or ""

    def thanks_in(self, language: str) -> str:
        return self.thanks.get(language) or ""
