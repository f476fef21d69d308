from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from zabota.core.models import Row
from zabota.feedback.touchpoint_queries import QuizQuerySet


class TouchpointQuiz(Row):
    """How many touchpoints one of us can name in a few minutes; few name more than 10-15 (S3-127)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="touchpoint_quizzes")
    seconds = models.PositiveSmallIntegerField()
    """How long it may last."""
    said = models.JSONField(default=list)
    """[[what was typed, touchpoint id or null]], in the order it was typed."""
    register = models.JSONField(default=list)
    """[[touchpoint id, stage]] as the register stood when the quiz ended."""
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = QuizQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "touchpoint quizzes"

    def __str__(self) -> str:
        return f"{self.user_id}: {self.named} of {self.out_of}"

    @property
    def ends_at(self) -> datetime:
        return self.created_at + timedelta(seconds=self.seconds)

    def seconds_left(self, at: datetime | None = None) -> int:
        return max(0, int((self.ends_at - (at or timezone.now())).total_seconds()))

    @property
    def found_ids(self) -> set[int]:
        return {touchpoint_id for _text, touchpoint_id in self.said if touchpoint_id is not None}

    @property
    def named(self) -> int:
        return len(self.found_ids)

    @property
    def out_of(self) -> int:
        return len(self.register)

    def by_stage(self) -> dict[str, tuple[int, int]]:
        """Stage -> (named, of); a stage with nothing named was forgotten."""
        found = self.found_ids
        counted: dict[str, tuple[int, int]] = {}
        for touchpoint_id, stage in self.register:
            named, total = counted.get(stage, (0, 0))
            counted[stage] = (named + (touchpoint_id in found), total + 1)
        return counted
