from django.db import models
from django.utils import timezone


class StaleContact(models.Model):
    """Something happened to this conversation: its fact is told anew within the minute.

    Only ever added to and taken away, so that the intake neither waits nor clashes here.
    """

    conversation_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"#{self.conversation_id}"


class StaleDay(models.Model):
    """A day of a branch whose facts changed: it is added up anew."""

    branch_id = models.BigIntegerField(null=True)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["on", "branch_id"], name="stale_day_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.on} of {self.branch_id}"
