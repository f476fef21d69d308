from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.core.models import Row, StoredFile
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.reception.queries import CallQuerySet


class Call(Row):
    """One telephone call, from ringing to its end; `external_id` is the exchange's own name for it.

    Ringing, answered, missed are read from moments. `number` is the other side's, as the exchange said it.
    """

    class Direction(models.TextChoices):
        IN = "in", _("the customer called")
        OUT = "out", _("we called")

    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="calls")
    external_id = models.CharField(max_length=120)
    direction = models.CharField(max_length=3, choices=Direction, default=Direction.IN)
    number = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=160, blank=True)
    extension = models.CharField(max_length=40, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="calls"
    )
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, blank=True, related_name="calls")
    conversation = models.ForeignKey(
        Conversation, models.PROTECT, null=True, blank=True, related_name="calls"
    )
    rang_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    missed_at = models.DateTimeField(null=True, blank=True)
    recording_url = models.TextField(blank=True)
    recording = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    recording_problem = models.TextField(blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inbox", "external_id"], name="call_once")]
        indexes = [
            models.Index(fields=["-rang_at", "-id"], name="call_newest"),
            models.Index(
                fields=["rang_at"], name="call_going_on", condition=Q(ended_at=None, missed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(_("withheld number"))

    @property
    def is_incoming(self) -> bool:
        return self.direction == self.Direction.IN

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or self.missed_at is not None

    @property
    def talked_seconds(self) -> int | None:
        if self.answered_at is None or self.ended_at is None:
            return None
        return max(0, int((self.ended_at - self.answered_at).total_seconds()))

    @property
    def rang_seconds(self) -> int | None:
        """How long it rang: until somebody answered, or until the caller gave up."""
        end = self.answered_at or self.missed_at or self.ended_at
        return max(0, int((end - self.rang_at).total_seconds())) if end else None
