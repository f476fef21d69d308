import pghistory
from django.db import models
from django.db.models import Q

from zabota.core.models import Row
from zabota.orders.queries import RequestTypeQuerySet


@pghistory.track()
class RequestType(Row):
    """A kind of request, e.g. a repair; its steps are the plan that fulfils it. `is_order`: an order of work
    on a customer's thing comes with each.
    """

    name = models.CharField(max_length=120)
    is_order = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RequestTypeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(retired_at=None), name="request_type_once")
        ]

    def __str__(self) -> str:
        return self.name
