from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.core.models import Row
from zabota.orders.models.service_order import ServiceOrder
from zabota.orders.queries import OfOrderQuerySet


class PriceOffer(Row):
    """What the work costs, told before it begins; the latest one counts. `answered_by` is empty when the
    customer answered by the link.
    """

    order = models.ForeignKey(ServiceOrder, models.CASCADE, related_name="prices")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    covers = models.TextField()
    price_of_new = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    """What a new one costs, so that the customer can compare."""
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    said = models.TextField(blank=True)

    objects = OfOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="price_not_below_zero"),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(declined_at=None), name="price_agreed_or_declined"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    @property
    def is_answered(self) -> bool:
        return bool(self.agreed_at or self.declined_at)

    @property
    def saved(self):
        """How much less than a new one; None when that is not known or it is not less."""
        if self.price_of_new is None or self.price_of_new <= self.amount:
            return None
        return self.price_of_new - self.amount
