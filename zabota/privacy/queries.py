from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from zabota.company.models import User


class ErasureQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ErasureQuerySet":
        """A certificate names nobody: whoever keeps data sees all of them."""
        return self if user.may("privacy.see") else self.none()

    def unfinished(self) -> "ErasureQuerySet":
        """Texts were not looked through yet."""
        return self.filter(looked_at=None)


class RetentionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RetentionQuerySet":
        """The company's rules, and those of the user's branches."""
        if not user.may("privacy.see"):
            return self.none()
        if user.sees_all_branches:
            return self
        return self.filter(Q(branch=None) | Q(branch__in=user.branch_ids))


class AccessQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AccessQuerySet":
        """Whoever keeps data sees who looked: everybody, or the colleagues of their branches."""
        if not user.may("privacy.see"):
            return self.none()
        if user.sees_all_branches:
            return self
        colleagues: Any = self.model._meta.get_field("by").related_model
        return self.filter(Exists(colleagues.objects.visible_to(user).filter(pk=OuterRef("by"))))


class AgedQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AgedQuerySet":
        return self if user.may("privacy.see") else self.none()
