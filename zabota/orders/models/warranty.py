from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from zabota.core.models import Row
from zabota.desk.models import Message
from zabota.orders.models.service_order import ServiceOrder
from zabota.orders.queries import OfOrderQuerySet


class Warranty(Row):
    """The warranty in writing, as it was sent to the customer; the latest one counts."""

    order = models.ForeignKey(ServiceOrder, models.CASCADE, related_name="warranties")
    days = models.PositiveIntegerField()
    covers = models.TextField()
    begins_on = models.DateField(default=timezone.localdate)
    message = models.ForeignKey(Message, models.PROTECT, null=True, blank=True, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    objects = OfOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "warranties"

    def __str__(self) -> str:
        return f"{self.order}, {self.days} days"

    @property
    def until_on(self):
        return self.begins_on + timedelta(days=self.days)
