import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.core.models import Row
from zabota.improvement.models.root_cause import RootCause
from zabota.improvement.queries import InvestigationQuerySet, OfInvestigationQuerySet
from zabota.recovery.models import RecoveryCase


@pghistory.track(exclude=["what_happened", "whys", "finding"])  # they may speak of the customer
class Investigation(Row):
    """Inside the company, after a recovery: what happened, who was asked, five whys, the cause found."""

    case = models.OneToOneField(RecoveryCase, models.PROTECT, related_name="investigation")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="investigations")
    due_on = models.DateField()
    what_happened = models.TextField(blank=True)
    whys = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    finding = models.TextField(blank=True)
    cause = models.ForeignKey(RootCause, models.PROTECT, null=True, blank=True, related_name="investigations")
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = InvestigationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(finding=""), name="investigation_closed_with_a_finding"
            )
        ]

    def __str__(self) -> str:
        return f"I{self.id}"

    @property
    def is_overdue(self) -> bool:
        return self.closed_at is None and self.due_on < timezone.localdate()


class Testimony(Row):
    """What somebody who was asked said: one of us, or whoever `who` names."""

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="testimonies")
    who = models.CharField(max_length=160)
    said = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OfInvestigationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "testimonies"

    def __str__(self) -> str:
        return f"{self.who}: {self.said[:60]}"
