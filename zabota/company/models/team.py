from django.conf import settings
from django.db import models

from zabota.company.models.branch import Branch
from zabota.core.models import Row


class Team(Row):
    """People who share an inbox."""

    name = models.CharField(max_length=120, unique=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="teams")
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="teams")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
