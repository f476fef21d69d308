from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.desk.queries import unless_confided

if TYPE_CHECKING:
    from zabota.company.models import User


def righted_by(user: "User", prefix: str = "") -> Q:
    """Who sees a complaint: with the permission, those of the branch and its owner; one of no branch is also
    seen by who registered it. Out of a confidential conversation only its circle sees it, and its owner.
    """
    if not user.may("complaints.see"):
        return Q(pk__in=[])
    seen = unless_confided(user, prefix)
    if not user.sees_all_branches:
        seen &= Q(**{f"{prefix}branch__in": user.branch_ids}) | Q(
            **{f"{prefix}branch": None, f"{prefix}registered_by": user}
        )
    return seen | Q(**{f"{prefix}owner": user})


class ComplaintQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ComplaintQuerySet":
        return self.filter(righted_by(user))

    def open(self) -> "ComplaintQuerySet":
        return self.filter(closed_at=None)

    def closed(self) -> "ComplaintQuerySet":
        return self.exclude(closed_at=None)

    def unacknowledged(self) -> "ComplaintQuerySet":
        return self.open().filter(acknowledged_at=None, answered_at=None)

    def unanswered(self) -> "ComplaintQuerySet":
        return self.open().filter(answered_at=None)

    def waiting_for_view(self) -> "ComplaintQuerySet":
        """Answered; the customer has not said yet what they think of the answer."""
        return self.open().exclude(answered_at=None)

    def overdue(self) -> "ComplaintQuerySet":
        """We are late with the acknowledgement or the answer; a customer who takes time is not late."""
        return self.unanswered().filter(next_due_at__lt=timezone.now())


class OfComplaintQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfComplaintQuerySet":
        return self.filter(righted_by(user, "complaint__"))


class DeadlineRuleQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DeadlineRuleQuerySet":
        """Deadlines are no secret to whoever sees complaints."""
        return self if user.may("complaints.see") else self.none()
