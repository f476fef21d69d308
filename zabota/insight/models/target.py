import pghistory
from django.db import models

from zabota.company.models import Branch
from zabota.core.models import Row


@pghistory.track()
class Target(Row):
    """What we want of a KPI from a day on, for the company or one branch."""

    kpi = models.CharField(max_length=60)
    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="+")
    from_on = models.DateField()
    value = models.FloatField()

    class Meta:
        ordering = ["kpi", "-from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["kpi", "branch", "from_on"], name="target_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.kpi}: {self.value}"
