from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from zabota.company.models import User


class AssumptionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AssumptionQuerySet":
        return self if user.may("stakes.see") else self.none()


class LeavingQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "LeavingQuerySet":
        """Of customers whom the user sees."""
        customers: Any = self.model._meta.get_field("customer").related_model
        if not (user.may("stakes.record") or user.may("stakes.see")):
            return self.none()
        return self.filter(customer__in=customers.objects.visible_to(user))


class GoalQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "GoalQuerySet":
        """The company's, and those of the user's branches."""
        if not user.may("stakes.see"):
            return self.none()
        return self if user.sees_all_branches else self.filter(Q(branch=None) | Q(branch__in=user.branch_ids))

    def standing(self) -> "GoalQuerySet":
        return self.filter(called_off_at=None)
