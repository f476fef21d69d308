from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.asides.queries import AsideQuerySet
from zabota.channels.models import Inbox
from zabota.core.models import Row
from zabota.desk.models import Conversation

if TYPE_CHECKING:
    from zabota.asides.models.aside_message import AsideMessage


class Aside(Row):
    """A question of ours by mail to a supplier or a department, beside a conversation.

    It has a subject and a thread of its own; the customer never sees it, and whoever is asked never learns
    the customer's address. `waiting_since` is set while we wait for them.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="asides")
    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="+")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asides")
    address = models.CharField(max_length=254)
    name = models.CharField(max_length=160, blank=True)
    subject = models.CharField(max_length=300)
    answer_by = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AsideQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["answer_by"],
                name="aside_waited_for",
                condition=Q(closed_at=None, waiting_since__isnull=False, reminded_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def who(self) -> str:
        return self.name or self.address

    @property
    def latest(self) -> "AsideMessage | None":
        """What was said last; of messages at hand it asks nothing more."""
        return next(reversed(list(self.messages.all())), None)

    @property
    def state(self) -> str:
        """closed; overdue, waiting (for them); answered (it is our turn)."""
        if self.closed_at:
            return "closed"
        if self.waiting_since is None:
            return "answered"
        return "overdue" if self.answer_by < timezone.now() else "waiting"
