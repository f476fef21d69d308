from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.reception.queries import SeniorCallQuerySet


class SeniorCall(Row):
    """A customer in the branch asked for somebody senior: who came, and how fast."""

    branch = models.ForeignKey(Branch, models.PROTECT, related_name="senior_calls")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="senior_calls")
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="senior_calls")
    why = models.TextField()
    place = models.CharField(max_length=120, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    came = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="senior_calls"
    )
    came_at = models.DateTimeField(null=True, blank=True)
    what_was_said = models.TextField(blank=True)
    request_key = models.CharField(max_length=120, blank=True)

    objects = SeniorCallQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["request_key"], name="senior_call_once", condition=~Q(request_key="")
            )
        ]
        indexes = [
            models.Index(fields=["branch", "asked_at"], name="senior_awaited", condition=Q(came_at=None))
        ]

    def __str__(self) -> str:
        return self.why[:80]

    @property
    def waited_seconds(self) -> int | None:
        """From the asking until the senior stood there."""
        return None if self.came_at is None else max(0, int((self.came_at - self.asked_at).total_seconds()))
