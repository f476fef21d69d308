from calendar import monthrange
from datetime import datetime
from typing import Any

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.company.models import Branch
from zabota.core.holdings import Aging, agings
from zabota.core.models import Row
from zabota.privacy.queries import AgedQuerySet, RetentionQuerySet


@pghistory.track(exclude=["ran_at", "emptied", "emptied_last"])
class RetentionRule(Row):
    """How long one sort of rows is kept, at one branch or where no rule of the branch says otherwise."""

    kind = models.CharField(max_length=30)
    """A name of `core.holdings.agings`."""
    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="retention_rules")
    months = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(600)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ran_at = models.DateTimeField(null=True, blank=True)
    emptied = models.PositiveBigIntegerField(default=0)
    emptied_last = models.PositiveBigIntegerField(default=0)

    objects = RetentionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "branch"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "branch"], name="retention_rule_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=600), name="retention_of_one_to_600_months"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.months}"

    @property
    def aging(self) -> Aging | None:
        return agings.get(self.kind)

    @property
    def label(self) -> Any:
        return self.aging.label if self.aging else self.kind

    def keeps_since(self, now: datetime | None = None) -> datetime:
        """What was over before this moment is not kept."""
        moment = now or timezone.now()
        years, month = divmod(moment.year * 12 + moment.month - 1 - self.months, 12)
        day = min(moment.day, monthrange(years, month + 1)[1])
        return moment.replace(year=years, month=month + 1, day=day)


class AgedRow(models.Model):
    """A row that was emptied because it was old: it is not looked at again."""

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = AgedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="aged_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
