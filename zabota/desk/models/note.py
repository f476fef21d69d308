from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.core.models import Row
from zabota.desk.models.conversation import Conversation
from zabota.desk.queries import OfConversationQuerySet


class Note(Row):
    """A staff-only remark, in a table of its own, so that it can never be sent."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="notes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    objects = OfConversationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]


class Mention(Row):
    """A colleague called into a note; seen when they open it."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "user"], name="mention_once")]
        indexes = [models.Index(fields=["user"], name="mention_unseen", condition=Q(seen_at=None))]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.note_id}"
