from django.conf import settings
from django.db import models

from zabota.core.models import Row
from zabota.desk.queries import QueueQuerySet


class Queue(Row):
    """A saved question over conversations: one user's own, or shared when it has no user.

    `filters` holds names and values that `queues.py` knows, e.g. {"branch": 3, "waiting": true}.
    """

    name = models.CharField(max_length=80)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="queues"
    )
    filters = models.JSONField(default=dict)

    objects = QueueQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
