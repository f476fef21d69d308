from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from zabota.customers.models.customer import Customer


class Findable(models.Model):
    """What one customer is found by, see `parts.py`; who was merged into another has none."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="findable")
    text = models.TextField()
    grams = ArrayField(models.IntegerField())

    class Meta:
        indexes = [GinIndex(fields=["grams"], name="findable_grams", gin_pending_list_limit=256)]

    def __str__(self) -> str:
        return self.text[:80]
