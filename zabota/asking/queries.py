from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from zabota.company.models import User

MAY = {"asking.manage", "asking.see", "asking.redeem", "asking.call", "asking.type_in"}


def of_branches(user: "User", path: str) -> Q:
    """Whoever has to do with asking at all, in the user's branches; `path` leads to the branch."""
    if not user.permissions & MAY:
        return Q(pk__in=[])
    return Q() if user.sees_all_branches else Q(**{f"{path}__in": user.branch_ids})


class OfBranchQuerySet(models.QuerySet):
    path = "branch"

    def visible_to(self, user: "User") -> Any:
        return self.filter(of_branches(user, self.path))


class OfTillQuerySet(models.QuerySet):
    path = "till__branch"

    def visible_to(self, user: "User") -> Any:
        return self.filter(of_branches(user, self.path))


class OfReceiptQuerySet(OfTillQuerySet):
    path = "receipt__till__branch"


class VoucherQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "VoucherQuerySet":
        return self.filter(of_branches(user, "smiley__receipt__till__branch"))

    def redeemed(self) -> "VoucherQuerySet":
        return self.exclude(redeemed_at=None)


class OfKioskQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfKioskQuerySet":
        return self.filter(of_branches(user, "kiosk__branch"))

    def troubled(self) -> "OfKioskQuerySet":
        return self.exclude(problem="")


class OfBatchQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfBatchQuerySet":
        return self.filter(of_branches(user, "batch__branch"))


class CallListQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "CallListQuerySet":
        """Those of the user's branches, and those of the whole company: their calls are narrowed further."""
        if not user.permissions & MAY:
            return self.none()
        return self if user.sees_all_branches else self.filter(Q(branch=None) | Q(branch__in=user.branch_ids))

    def open(self) -> "CallListQuerySet":
        return self.filter(ended_at=None)


class CallQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "CallQuerySet":
        """Of customers whom the user may see."""
        customers: Any = self.model._meta.get_field("customer").related_model
        if not user.permissions & MAY:
            return self.none()
        return self.filter(customer__in=customers.objects.visible_to(user))

    def open(self) -> "CallQuerySet":
        return self.filter(outcome="")


def due(calls: Any, at: Any = None) -> Any:
    """Of these calls, the open ones that may be made now: promised ones first, then those never tried."""
    may = calls.filter(outcome="").filter(Q(next_at=None) | Q(next_at__lte=at or timezone.now()))
    return may.order_by(models.F("next_at").asc(nulls_last=True), "attempts", "id")
