from django.conf import settings
from django.db import models

from zabota.core.models import Row
from zabota.customers.fulfilled import Fulfilled
from zabota.customers.models.customer import Customer
from zabota.customers.queries import ExpectationQuerySet


class Expectation(Row):
    """What the customer wants, in the customer's own words; a hypothesis until the customer confirms it."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="expectations")
    text = models.TextField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ExpectationQuerySet.as_manager()

    fulfilled: Fulfilled | None = None
    """Filled in for a reader of the card."""

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_hypothesis(self) -> bool:
        return self.confirmed_at is None
