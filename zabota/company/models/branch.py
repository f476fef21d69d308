from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pghistory
from django.db import models

from zabota.core.models import Row

if TYPE_CHECKING:
    from zabota.company.models.user import User


class BranchQuerySet(models.QuerySet["Branch"]):
    def visible_to(self, user: "User") -> "BranchQuerySet":
        """One's own; all for whoever sees all."""
        return self if user.sees_all_branches else self.filter(id__in=user.branch_ids)


@pghistory.track()
class Branch(Row):
    """A place where customers are served."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, default="MD")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    zone = models.CharField(max_length=60, default="Europe/Chisinau")
    closed_for_good_at = models.DateTimeField(null=True, blank=True)

    objects = BranchQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "branches"

    def __str__(self) -> str:
        return self.name

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)
