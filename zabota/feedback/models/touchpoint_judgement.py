from django.conf import settings
from django.db import models
from django.utils import timezone

from zabota.core.models import Row
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.touchpoint_queries import JudgementQuerySet


class TouchpointJudgement(Row):
    """One of us walked the step: is the next one obvious, is it simple? The latest one counts (S3-171)."""

    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="judgements")
    is_obvious = models.BooleanField()
    is_simple = models.BooleanField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["touchpoint", "-at"], name="judgement_newest")]

    def __str__(self) -> str:
        return f"{self.touchpoint_id}: {self.is_obvious}, {self.is_simple}"
