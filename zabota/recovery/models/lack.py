from django.db import models
from django.utils import timezone

from zabota.core.models import Row
from zabota.desk.models import Message
from zabota.feedback.models import Response
from zabota.recovery.queries import LackQuerySet


class LackQuestion(Row):
    """Who gave 7 or 8 without a reason was asked what is lacking; the answer when there is one."""

    response = models.OneToOneField(Response, models.CASCADE, related_name="lack")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = LackQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"lack {self.response_id}"
