from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.company.models import Department
from zabota.core.models import Row
from zabota.orders.models.action_plan import ActionPlan
from zabota.orders.queries import RequestStepQuerySet


class RequestStep(Row):
    """One step of a running plan: whose it is, by when, and what showed that it was done.

    It is this step's turn from `begun_at` on, when all before it are done. `doer` is the one it was handed
    to; without one it is its department's.
    """

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    doer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="steps"
    )
    due_seconds = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=20, default="tick")
    begun_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    breached_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.TextField(blank=True)
    sent_back_because = models.TextField(blank=True)
    """Why it had to be done once more."""

    objects = RequestStepQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="request_step_once")]
        indexes = [
            models.Index(
                fields=["due_at"], name="request_step_due", condition=Q(done_at=None, begun_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_current(self) -> bool:
        """It is this step's turn."""
        return self.begun_at is not None and self.done_at is None and self.plan.is_running

    @property
    def was_late(self) -> bool:
        return self.due_at is not None and (self.done_at or timezone.now()) > self.due_at

    def is_overdue(self, at: datetime | None = None) -> bool:
        return self.is_current and self.due_at is not None and self.due_at < (at or timezone.now())
