from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from zabota.company.models import User


class PeakQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "PeakQuerySet":
        if not user.may("workload.see"):
            return self.none()
        if user.sees_all_branches:
            return self
        return self.filter(Q(branch__in=user.branch_ids) | Q(team__in=user.team_ids))

    def lasting(self) -> "PeakQuerySet":
        return self.filter(ended_at=None)
