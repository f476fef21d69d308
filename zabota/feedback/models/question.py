import secrets

from django.db import models

from zabota.core.models import Row
from zabota.feedback.models.survey import Survey
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.queries import QuestionQuerySet


def new_indicator() -> str:
    return secrets.token_hex(6)


class Question(Row):
    """One thing a survey asks. Once somebody was asked it never changes: a change makes its next version.

    All versions of a question share its `indicator`, the series that is followed over time; copies of a
    survey and the waves of a rhythm keep it too.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=20)
    """A name in the registry `question_kinds`."""
    touchpoint = models.ForeignKey(
        Touchpoint, models.PROTECT, null=True, blank=True, related_name="questions"
    )
    texts = models.JSONField(default=dict, blank=True)
    """Language -> the question's words; where empty the kind's own words are used."""
    details = models.JSONField(default=dict, blank=True)
    """What the kind needs besides, e.g. the options of a choice with their words per language."""
    order = models.PositiveSmallIntegerField(default=100)
    indicator = models.CharField(max_length=20, default=new_indicator)
    version = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField(null=True, blank=True)
    """When somebody was first asked it: from then on its words stand."""
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["indicator"], name="question_series")]

    def __str__(self) -> str:
        return f"{self.kind} {self.indicator} v{self.version}"

    def text_in(self, language: str) -> str:
        return self.texts.get(language) or ""
