from django.conf import settings
from django.db import models

from zabota.core.models import Row
from zabota.reception.queries import ExtensionQuerySet


class Extension(Row):
    """The number of the telephone on a user's desk: when it rings, the caller's card opens there."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="extension")
    number = models.CharField(max_length=40, unique=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number
