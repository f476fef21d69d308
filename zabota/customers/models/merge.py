from django.conf import settings
from django.db import models

from zabota.core.models import Row
from zabota.customers.models.customer import Customer


class CustomerMerge(Row):
    """Two cards of one person made one: `moved` says which rows went over, so that it can be undone."""

    kept = models.ForeignKey(Customer, models.CASCADE, related_name="merges")
    merged = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"
