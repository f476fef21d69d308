from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from zabota.company.models import User


def heard_by(user: "User", prefix: str = "") -> Q:
    """Who sees what customers said: everyone with the permission, in their branches."""
    if not user.may("feedback.see"):
        return Q(pk__in=[])
    if user.sees_all_branches:
        return Q()
    return Q(**{f"{prefix}branch__in": user.branch_ids})


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "InvitationQuerySet":
        return self.filter(heard_by(user))

    def unanswered(self) -> "InvitationQuerySet":
        return self.filter(response=None)


class ResponseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ResponseQuerySet":
        return self.filter(heard_by(user))


class MarkQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "MarkQuerySet":
        return self.filter(heard_by(user))

    def critics(self) -> "MarkQuerySet":
        return self.filter(score__lte=6)

    def passives(self) -> "MarkQuerySet":
        return self.filter(score__range=(7, 8))

    def promoters(self) -> "MarkQuerySet":
        return self.filter(score__gte=9)
