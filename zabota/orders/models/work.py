import pghistory
from django.db import models

from zabota.core.models import Row
from zabota.orders.queries import RegisterQuerySet


@pghistory.track()
class Work(Row):
    """A kind of work that orders are taken for, e.g. washing machines; some only under a licence."""

    name = models.CharField(max_length=120, unique=True)
    needs_licence = models.BooleanField(default=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
