from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from zabota.company.models.branch import Branch
from zabota.core.models import Row

if TYPE_CHECKING:
    from zabota.company.models.user import User


class TeamQuerySet(models.QuerySet["Team"]):
    def visible_to(self, user: "User") -> "TeamQuerySet":
        """Those of the user's branches and of no branch, and one's own; all for whoever sees all."""
        if user.sees_all_branches:
            return self
        return self.filter(Q(branch__in=user.branch_ids) | Q(branch=None) | Q(id__in=user.team_ids))


class Team(Row):
    """People who share an inbox."""

    name = models.CharField(max_length=120, unique=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="teams")
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="teams")

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
