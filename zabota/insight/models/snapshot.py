from django.db import models

from zabota.company.models import Branch
from zabota.core.models import Row


class Snapshot(Row):
    """The kept value of a KPI in one period and scope, under the version of its definition."""

    kpi = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="+")
    value = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kpi", "version", "starts_at", "ends_at", "branch"],
                name="snapshot_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.kpi} {self.starts_at:%Y-%m-%d}"
