from django.db import models

from zabota.channels.models.inbox import Inbox
from zabota.channels.queries import OfInboxQuerySet
from zabota.core.models import Row


class Reach(Row):
    """What an inbox knows of one address: when it last wrote, and whether its owner blocked us."""

    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="reaches")
    address = models.CharField(max_length=254)
    last_wrote_at = models.DateTimeField(null=True, blank=True)
    blocked_at = models.DateTimeField(null=True, blank=True)

    objects = OfInboxQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "reaches"
        constraints = [models.UniqueConstraint(fields=["inbox", "address"], name="reach_once")]

    def __str__(self) -> str:
        return self.address
