from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.desk.queries import unless_confided

if TYPE_CHECKING:
    from zabota.company.models import User


def righted_by(user: "User", prefix: str = "") -> Q:
    """Who sees a recovery case: everyone with the permission in their branches, and its owner; after a
    confidential conversation of its circle alone, and the owner.

    Joins with others by "|" even where it is everything: an empty Q would be dropped there.
    """
    if not user.may("recovery.see"):
        return Q(pk__in=[])
    seen = unless_confided(user, prefix)
    if not user.sees_all_branches:
        seen &= Q(**{f"{prefix}branch__in": user.branch_ids})
    return seen | Q(**{f"{prefix}owner": user})


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
    def visible_to(self, user: "User") -> "GoodwillQuerySet":
        return self.filter(righted_by(user, "case__"))

    def given(self) -> "GoodwillQuerySet":
        """Without what is only proposed."""
        return self.filter(Q(within_limit=True) | Q(agreed_by__isnull=False))

    def proposed(self) -> "GoodwillQuerySet":
        return self.filter(within_limit=False, agreed_by=None, declined_at=None)

    def declined(self) -> "GoodwillQuerySet":
        return self.exclude(declined_at=None)

    def unreviewed(self) -> "GoodwillQuerySet":
        """Given, and not looked at by a lead yet."""
        return self.given().filter(reviewed_at=None)

    def charged_to(self, user: "User") -> "GoodwillQuerySet":
        """What uses up this user's limit: given within it, or agreed to by them."""
        return self.filter(Q(given_by=user, within_limit=True) | Q(agreed_by=user))


def of_branches(user: "User", prefix: str = "") -> Q:
    """With the permission to see recovery: what is of the user's branches; all for whoever sees all."""
    if not user.may("recovery.see"):
        return Q(pk__in=[])
    return Q() if user.sees_all_branches else Q(**{f"{prefix}branch__in": user.branch_ids})


class OfBranchQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfBranchQuerySet":
        return self.filter(of_branches(user))


class CompensationQuerySet(OfBranchQuerySet):
    def due(self, now: datetime) -> "CompensationQuerySet":
        """Confirmed, past the time for undoing, and not finished."""
        return self.filter(sends_at__lte=now, undone_at=None, done_at=None)

    def charged(self) -> "CompensationQuerySet":
        """What a budget pays for: confirmed and not undone."""
        return self.filter(confirmed_at__isnull=False, undone_at=None)


class OfCompensationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfCompensationQuerySet":
        return self.filter(of_branches(user, "compensation__"))


class LackQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "LackQuerySet":
        return self.filter(of_branches(user, "response__"))

    def unanswered(self) -> "LackQuerySet":
        return self.filter(answered_at=None)
