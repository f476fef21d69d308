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

    def closed(self) -> "CaseQuerySet":
        return self.exclude(closed_at=None)

    def uncontacted(self) -> "CaseQuerySet":
        return self.open().filter(contacted_at=None, fixed_at=None)

    def overdue(self) -> "CaseQuerySet":
        """The running clock has run out."""
        return self.open().filter(next_due_at__lt=timezone.now())

    def waiting_for_word(self) -> "CaseQuerySet":
        """We say it is put right; the customer has not yet."""
        return self.open().exclude(fixed_at=None)


class OfCaseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfCaseQuerySet":
        return self.filter(righted_by(user, "case__"))


class GoodwillQuerySet(OfCaseQuerySet):
    def given(self) -> "GoodwillQuerySet":
        """Without what is only proposed."""
        return self.filter(Q(within_limit=True) | Q(agreed_by__isnull=False))

    def proposed(self) -> "GoodwillQuerySet":
        return self.filter(within_limit=False, agreed_by=None)

    def charged_to(self, user: "User") -> "GoodwillQuerySet":
        """What uses up this user's limit: given within it, or agreed to by them."""
        return self.filter(Q(given_by=user, within_limit=True) | Q(agreed_by=user))
