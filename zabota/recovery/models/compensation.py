import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.recovery.models.goodwill import Goodwill
from zabota.recovery.queries import CompensationQuerySet, OfCompensationQuerySet


@pghistory.track()
class Compensation(Row):
    """The same goodwill for many customers after one incident.

    Planned (who, what, how much in all), confirmed by somebody whom the budget allows it, sent by a job after
    a time in which it can still be undone.
    """

    incident = models.CharField(max_length=200)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="compensations")
    kind = models.CharField(max_length=10, choices=Goodwill.Kind)
    what = models.CharField(max_length=200)
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    """For each customer."""
    currency = models.CharField(max_length=3)
    text = models.TextField()
    """What each customer is told; {customer} is the customer's name."""
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    sends_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)

    objects = CompensationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cost__gte=0), name="compensation_costs_no_less_than_nothing"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(started_at=None), name="compensation_undone_before_it_started"
            ),
        ]

    def __str__(self) -> str:
        return self.incident

    @property
    def state(self) -> str:
        """planned, confirmed, undone, sending or done."""
        if self.undone_at:
            return "undone"
        if self.done_at:
            return "done"
        if self.started_at:
            return "sending"
        return "confirmed" if self.confirmed_at else "planned"

    @property
    def can_be_undone(self) -> bool:
        return self.state == "confirmed"


class CompensatedCustomer(Row):
    """One customer of a compensation: told in a conversation, or why not."""

    compensation = models.ForeignKey(Compensation, models.CASCADE, related_name="customers")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="compensations")
    told_at = models.DateTimeField(null=True, blank=True)
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, blank=True, related_name="+")
    problem = models.CharField(max_length=300, blank=True)

    objects = OfCompensationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["compensation", "customer"], name="compensated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.compensation_id}: {self.customer_id}"

    @property
    def is_settled(self) -> bool:
        return self.told_at is not None or bool(self.problem)


LABELS = {
    "planned": _("planned"),
    "confirmed": _("confirmed: can still be undone"),
    "undone": _("undone"),
    "sending": _("customers are being told"),
    "done": _("every customer was told"),
}
