from django.db import models

from zabota.company.models import Branch
from zabota.reports.queries import DayQuerySet


class DaySum(models.Model):
    """A day of a branch, added up: one measure for one value of one dimension (`measures`, `dimensions`).

    `n` were counted, of `aimed` it is known whether they were good, `good` were. `buckets` holds how long it
    took (`insight.statistics.sketch`), for marks the mark itself.
    """

    branch = models.ForeignKey(Branch, models.PROTECT, null=True, related_name="+", db_index=False)
    on = models.DateField()
    dimension = models.CharField(max_length=16)
    value = models.CharField(max_length=40, blank=True)
    measure = models.CharField(max_length=24)
    n = models.PositiveIntegerField()
    aimed = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    buckets = models.JSONField(default=dict)

    objects = DayQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["dimension", "branch", "on"], name="day_sum_read")]
        constraints = [
            models.UniqueConstraint(
                fields=["on", "branch", "dimension", "measure", "value"],
                name="day_sum_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.dimension}={self.value} {self.measure}: {self.n}"
