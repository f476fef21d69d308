from django.conf import settings
from django.db import models

from zabota.core.crypto import EncryptedJSONField
from zabota.core.models import Row
from zabota.push.queries import DeviceQuerySet


class Device(Row):
    """A browser in which one of us switched on notifications; it lives as long as that sign-in.

    `digest` is that of the address a push service gave the browser: the same one again is the same device.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40)
    name = models.CharField(max_length=300, blank=True)
    """What the browser says it is."""
    digest = models.CharField(max_length=64, unique=True)
    way = EncryptedJSONField()
    """`endpoint`, `key` and `secret`: whoever has them can write to the browser."""
    shows_words = models.BooleanField(default=False)
    paused_until = models.DateTimeField(null=True, blank=True)
    """The push service asked us to wait so long."""
    pushed_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
