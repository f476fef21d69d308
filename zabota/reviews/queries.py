from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from zabota.company.models import User


def righted_by(user: "User", prefix: str = "") -> Q:
    """With the permission: those of one's branches, and those of none, which are about the whole company."""
    if not user.may("reviews.see"):
        return Q(pk__in=[])
    if user.sees_all_branches:
        return Q(pk__isnull=False)
    return Q(**{f"{prefix}branch": None}) | Q(**{f"{prefix}branch__in": user.branch_ids})


class OfBranchQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfBranchQuerySet":
        return self.filter(righted_by(user))


class SiteQuerySet(OfBranchQuerySet):
    def switched_on(self) -> "SiteQuerySet":
        return self.filter(switched_off_at=None)


class OfReviewQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfReviewQuerySet":
        return self.filter(righted_by(user, "review__"))

    def to_post(self) -> "OfReviewQuerySet":
        return self.filter(posted_at=None)
