import pghistory
from django.db import models

from zabota.answers.queries import PreparedQuerySet
from zabota.company.models import Branch
from zabota.core.models import Row


@pghistory.track()
class SavedReply(Row):
    """A prepared text with fields like {customer}, in one language or more; of one branch, or of all."""

    name = models.CharField(max_length=120)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    times_used = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = PreparedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "saved replies"

    def __str__(self) -> str:
        return self.name


class SavedReplyText(models.Model):
    """The words of a saved reply in one language."""

    reply = models.ForeignKey(SavedReply, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "language"], name="saved_reply_text_once")]

    def __str__(self) -> str:
        return self.text[:80]
