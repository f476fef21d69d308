from django.conf import settings
from django.db import models
from django.db.models import Q

from zabota.core.models import Row
from zabota.customers.models.customer import Customer
from zabota.customers.queries import PromiseQuerySet


class Promise(Row):
    """What one of us told one customer we would do, by when.

    `about` names what it came from, e.g. `conversation-7`.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="promises")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="promises")
    text = models.TextField()
    due_at = models.DateTimeField()
    about = models.CharField(max_length=60, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)
    broken_because = models.TextField(blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["due_at"]
        indexes = [
            models.Index(
                fields=["owner", "due_at"], name="promise_open", condition=Q(kept_at=None, broken_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        return self.kept_at is None and self.broken_at is None

    @property
    def conversation_id(self) -> int | None:
        """The talk it was made in, when it was made in one."""
        number = self.about.removeprefix("conversation-")
        return int(number) if number != self.about and number.isdecimal() else None

    @property
    def was_late(self) -> bool:
        return self.kept_at is not None and self.kept_at > self.due_at
