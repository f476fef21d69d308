from django.conf import settings
from django.db import models

from zabota.core.models import Row
from zabota.customers.models.customer import Customer
from zabota.customers.queries import WishQuerySet


class Wish(Row):
    """Something a customer would like us to have or do; it gets an answer."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="wishes")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "wishes"

    def __str__(self) -> str:
        return self.text[:80]
