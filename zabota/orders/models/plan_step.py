from django.db import models

from zabota.company.models import Department
from zabota.core.models import Row
from zabota.orders.models.request_type import RequestType
from zabota.orders.queries import PlanStepQuerySet


class PlanStep(Row):
    """One step of a request type, as new plans get it; plans that run keep the steps they began with."""

    request_type = models.ForeignKey(RequestType, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    due_seconds = models.PositiveIntegerField(null=True, blank=True)
    """Business time of the branch from the moment it is this step's turn; none: it waits for the customer."""
    evidence = models.CharField(max_length=20, default="tick")
    """Name of an evidence kind."""

    objects = PlanStepQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["request_type", "position"], name="plan_step_once")]

    def __str__(self) -> str:
        return self.title
