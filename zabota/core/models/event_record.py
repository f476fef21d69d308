import pgtrigger
from django.db import models
from django.utils import timezone

CHANNEL = "zabota_events"


class EventRecord(models.Model):
    """Something that happened, kept: the timeline, the webhook and the point from which a screen resumes."""

    name = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    by_id = models.BigIntegerField(null=True)
    values = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["subject", "id"], name="event_timeline")]
        triggers = [
            pgtrigger.Trigger(
                name="tell_the_screens",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=f"PERFORM pg_notify('{CHANNEL}', ''); RETURN NULL;",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.subject}"
