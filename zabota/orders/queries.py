from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from zabota.desk.queries import seen_by, unless_confided

if TYPE_CHECKING:
    from datetime import date

    from zabota.company.models import User

LAST = datetime(2999, 1, 1, tzinfo=UTC)
"""What waits for the customer has no due time and stands at the end."""
RUNNING = {"finished_at": None, "called_off_at": None}


def planned_for(user: "User", prefix: str = "") -> Q:
    """Who sees a plan: whoever works with plans and sees its conversation."""
    return seen_by(user, f"{prefix}conversation__") if user.may("orders.see") else Q(pk__in=[])


def stepped_for(user: "User", prefix: str = "") -> Q:
    """Who sees a step: who sees its plan, the one it was handed to, and the head of its department; of a
    confidential conversation only those who see that.
    """
    plan = f"{prefix}plan__"
    own = Q(**{f"{prefix}doer": user.id}) | Q(**{f"{prefix}department__head": user.id})
    return planned_for(user, plan) | (own & unless_confided(user, plan))


class RequestTypeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RequestTypeQuerySet":
        """They are the company's: seen by whoever works with plans."""
        return self if user.may("orders.see") or user.may("orders.manage") else self.none()

    def in_use(self) -> "RequestTypeQuerySet":
        return self.filter(retired_at=None)


class PlanStepQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "PlanStepQuerySet":
        return self if user.may("orders.see") or user.may("orders.manage") else self.none()


class ActionPlanQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ActionPlanQuerySet":
        return self.filter(planned_for(user))

    def running(self) -> "ActionPlanQuerySet":
        return self.filter(**RUNNING)


class RequestStepQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RequestStepQuerySet":
        return self.filter(stepped_for(user))

    def current(self) -> "RequestStepQuerySet":
        """It is their turn, and their plan still runs."""
        running = {f"plan__{name}": value for name, value in RUNNING.items()}
        return self.filter(done_at=None, begun_at__isnull=False, **running)

    def by_time(self) -> "RequestStepQuerySet":
        """With `when`, by which they stand in the order of what is due first."""
        return self.annotate(when=Coalesce("due_at", LAST))

    def overdue(self) -> "RequestStepQuerySet":
        return self.current().filter(due_at__lt=timezone.now())

    def of(self, user: "User") -> "RequestStepQuerySet":
        """Handed to the user, or to nobody in a department that the user leads."""
        return self.filter(Q(doer=user.id) | Q(doer=None, department__head=user.id))


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "EvidenceQuerySet":
        return self.filter(stepped_for(user, "step__"))

    def counting(self) -> "EvidenceQuerySet":
        return self.filter(set_aside_at=None)


class RegisterQuerySet(models.QuerySet):
    """Kinds of work, makers, areas, licences: the company's, for whoever works with orders."""

    def visible_to(self, user: "User") -> "RegisterQuerySet":
        return self if user.may("orders.see") or user.may("orders.manage") else self.none()


class LicenceQuerySet(RegisterQuerySet):
    def valid_on(self, day: "date") -> "LicenceQuerySet":
        return self.filter(valid_from__lte=day, valid_until__gte=day)


class ServiceOrderQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ServiceOrderQuerySet":
        return self.filter(planned_for(user, "plan__"))

    def running(self) -> "ServiceOrderQuerySet":
        return self.filter(**{f"plan__{name}": value for name, value in RUNNING.items()})

    def looking_late(self) -> "ServiceOrderQuerySet":
        """The promised date looks missed, and no way out is chosen yet."""
        return self.running().filter(latenesses__settled_at=None, latenesses__isnull=False)

    def awaiting_customer(self) -> "ServiceOrderQuerySet":
        """A price or ways out lie with the customer."""
        asked = Q(prices__agreed_at=None, prices__declined_at=None, prices__isnull=False)
        offered = Q(latenesses__settled_at=None, latenesses__offered_at__isnull=False)
        return self.running().filter(asked | offered).distinct()


class OfOrderQuerySet(models.QuerySet):
    """Prices, parts, warranties, latenesses: seen by whoever sees the order."""

    def visible_to(self, user: "User") -> "OfOrderQuerySet":
        return self.filter(planned_for(user, "order__plan__"))


class DateOptionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DateOptionQuerySet":
        return self.filter(planned_for(user, "lateness__order__plan__"))
