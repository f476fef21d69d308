from django.db import models

from zabota.core.models import Row
from zabota.customers.models.customer import Customer
from zabota.customers.queries import OfCustomerQuerySet


class MergeSuggestion(Row):
    """Two cards that may be one person's. Made when somebody named an address that another card has.

    A person decides; `dismissed_at` says that they are two people, and no reason brings the pair up again.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="merge_suggestions")
    other = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=40)
    dismissed_at = models.DateTimeField(null=True, blank=True)

    objects = OfCustomerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "other"], name="merge_suggestion_once")]

    def __str__(self) -> str:
        return f"{self.customer_id} and {self.other_id}: {self.reason}"
