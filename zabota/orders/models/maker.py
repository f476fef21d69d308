import pghistory
from django.db import models

from zabota.core.models import Row
from zabota.orders.queries import RegisterQuerySet


@pghistory.track()
class Maker(Row):
    """Who made the thing, and whether they authorised us to repair it, until when."""

    name = models.CharField(max_length=120, unique=True)
    is_authorised = models.BooleanField(default=False)
    authorised_until = models.DateField(null=True, blank=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
