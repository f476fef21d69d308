from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from zabota.desk.queries import seen_by

if TYPE_CHECKING:
    from zabota.company.models import User


class RoutingPolicyQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RoutingPolicyQuerySet":
        return self if user.may("routing.manage") else self.none()

    def in_force(self) -> "RoutingPolicyQuerySet":
        return self.filter(switched_off_at=None)


class OfUserQuerySet(models.QuerySet):
    """What hangs on a colleague: one's own, and of those whom a lead may see."""

    def visible_to(self, user: "User") -> "OfUserQuerySet":
        own = Q(user=user.id)
        if not user.may("routing.manage"):
            return self.filter(own)
        if user.sees_all_branches:
            return self
        return self.filter(own | Q(user__branches__in=user.branch_ids)).distinct()

    def at(self, moment: datetime) -> "OfUserQuerySet":
        """Absences that last at this moment."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)


class RoutingDecisionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RoutingDecisionQuerySet":
        return self.filter(seen_by(user, "conversation__"))
