import pgtrigger
from django.db import models
from django.db.models import Q

from zabota.channels.models.inbox import Inbox
from zabota.channels.queries import DeliveryQuerySet
from zabota.core.models import Row

ARRIVALS = "zabota_deliveries"
"""The PostgreSQL channel on which readers hear that something was taken in."""


class Delivery(Row):
    """What a channel handed us, exactly as it came, committed before anything else happens."""

    class Outcome(models.TextChoices):
        MESSAGE = "message", "message"
        SAME = "same", "same as one before"
        BOUNCE = "bounce", "bounce"
        UNREADABLE = "unreadable", "unreadable"
        NEWS = "news", "news of what we sent"
        NOTHING = "nothing", "nothing to do"

    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="deliveries")
    key = models.CharField(max_length=200)
    sameness = models.CharField(max_length=64, blank=True)
    raw = models.BinaryField()
    facts = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often reading began; committed before it begins, so that what kills its reader is found out."""
    read_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    problem = models.TextField(blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["inbox", "key"], name="delivery_once")]
        indexes = [
            models.Index(fields=["id"], name="delivery_unread", condition=Q(read_at=None)),
            models.Index(fields=["inbox", "sameness"], name="delivery_same", condition=~Q(sameness="")),
            models.Index(
                fields=["key"],
                name="delivery_of_visitor",
                opclasses=["varchar_pattern_ops"],
                condition=Q(key__startswith="chat:"),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="wake_the_readers",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=f"PERFORM pg_notify('{ARRIVALS}', ''); RETURN NULL;",
            )
        ]

    def __str__(self) -> str:
        return f"{self.inbox_id} {self.key}"
