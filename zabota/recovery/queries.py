from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from zabota.company.models import User


def righted_by(user: "User", prefix: str = "") -> Q:
    """Who sees a recovery case: everyone with the permission in their branches, and its owner."""
    if not user.may("recovery.see"):
        return Q(pk__in=[])
    if user.sees_all_branches:
        return Q()
    return Q(**{f"{prefix}branch__in": user.branch_ids}) | Q(**{f"{prefix}owner": user})


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "CaseQuerySet":
        return self.filter(righted_by(user))

    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at=None)

    def uncontacted(self) -> "CaseQuerySet":
        return self.open().filter(contacted_at=None)

    def overdue(self) -> "CaseQuerySet":
        now = timezone.now()
        late = Q(contacted_at=None, contact_due_at__lt=now) | Q(fixed_at=None, fix_due_at__lt=now)
        return self.open().filter(late)


class OfCaseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfCaseQuerySet":
        return self.filter(righted_by(user, "case__"))
