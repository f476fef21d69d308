import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.customers.queries import OfCustomerQuerySet


@pghistory.track()
class CustomerWeight(Row):
    """What a customer's case weighs with: what they spend in a year, and how many people hear them."""

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="weight")
    yearly_value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    """In the company's currency; None when nobody knows."""
    followers = models.PositiveIntegerField(null=True, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    set_at = models.DateTimeField(default=timezone.now)

    objects = OfCustomerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(yearly_value=None) | Q(yearly_value__gte=0), name="weight_no_less_than_nothing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.yearly_value}, {self.followers}"
