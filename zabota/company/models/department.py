from django.conf import settings
from django.db import models

from zabota.company.models.branch import Branch
from zabota.core.models import Row


class Department(Row):
    """A function of the company that owns touchpoints, causes and standards."""

    name = models.CharField(max_length=120)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="departments")
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="heads"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "branch"], name="department_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return self.name
