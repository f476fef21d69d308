import pghistory
from django.db import models

from zabota.company.models.branch import Branch


@pghistory.track()
class ParameterValue(models.Model):
    """What the company, or one branch, has set a parameter to; without a row its default counts."""

    name = models.CharField(max_length=80)
    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="parameters")
    value = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "branch"], name="parameter_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"
