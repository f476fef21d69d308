from django.db import models
from django.utils import timezone

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.recovery.queries import OfBranchQuerySet


class Candour(Row):
    """A customer told us openly what was wrong, right or not; `promised` is what the company said it gives
    for that, as it stood then. Loyalty books the reward by `source`, once.
    """

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="candours")
    source = models.CharField(max_length=40, unique=True)
    """What they said it in: response-7 or complaint-3."""
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    promised = models.TextField(blank=True)

    objects = OfBranchQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["-at", "-id"], name="candour_newest")]

    def __str__(self) -> str:
        return self.source

    @property
    def kind(self) -> str:
        """response or complaint."""
        return self.source.partition("-")[0]

    @property
    def about_id(self) -> int:
        return int(self.source.partition("-")[2])
