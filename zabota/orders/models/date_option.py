from django.conf import settings
from django.db import models
from django.db.models import Q

from zabota.core.models import Row
from zabota.orders.models.lateness import Lateness
from zabota.orders.queries import DateOptionQuerySet


class DateOption(Row):
    """One way out that a customer is offered when a date is missed. `new_date` is the date it promises.
    `chosen_by` is empty when the customer chose by the link.
    """

    lateness = models.ForeignKey(Lateness, models.CASCADE, related_name="options")
    text = models.CharField(max_length=240)
    new_date = models.DateTimeField(null=True, blank=True)
    chosen_at = models.DateTimeField(null=True, blank=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DateOptionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["lateness"], condition=Q(chosen_at__isnull=False), name="date_option_chosen_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text
