from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.core.models import Row
from zabota.orders.models.service_order import ServiceOrder
from zabota.orders.queries import OfOrderQuerySet


class Lateness(Row):
    """An order's promised date looks missed: noticed before it is, until a way out is chosen or it is caught
    up.
    """

    order = models.ForeignKey(ServiceOrder, models.CASCADE, related_name="latenesses")
    noticed_at = models.DateTimeField(default=timezone.now)
    promised_at = models.DateTimeField()
    foreseen_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = OfOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "latenesses"
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(settled_at=None), name="lateness_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.foreseen_at}"
