from django.conf import settings
from django.db import models

from zabota.desk.models.conversation import Conversation
from zabota.desk.queries import OfConversationQuerySet


class Draft(models.Model):
    """What a user has begun to write, an answer and a note apart; it survives closing the page."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    text = models.TextField(blank=True)
    is_note = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = OfConversationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "user", "is_note"], name="draft_once")]

    def __str__(self) -> str:
        return self.text[:80]
