import pghistory
from django.db import models

from zabota.core.models import Row
from zabota.orders.queries import RegisterQuerySet


@pghistory.track()
class ServiceArea(Row):
    """Where we come to customers: names of places, one a line, of which an address must hold one."""

    name = models.CharField(max_length=120, unique=True)
    places = models.TextField()

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
