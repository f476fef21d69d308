from django.conf import settings
from django.db import models
from django.utils import timezone

from zabota.customers.models import Expectation
from zabota.desk.models.conversation import Conversation
from zabota.desk.queries import FulfilmentQuerySet


class Fulfilment(models.Model):
    """Whether one conversation met one expectation, as whoever resolved it said; the later word counts."""

    expectation = models.ForeignKey(Expectation, models.CASCADE, related_name="fulfilments")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="fulfilments")
    is_met = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = FulfilmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expectation", "conversation"], name="one_word_of_an_expectation")
        ]

    def __str__(self) -> str:
        return f"{self.expectation_id}: #{self.conversation_id}"
