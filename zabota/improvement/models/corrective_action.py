import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, Department
from zabota.core.models import Row
from zabota.feedback.models import Touchpoint
from zabota.improvement.models.root_cause import RootCause
from zabota.improvement.queries import CorrectiveActionQuerySet


@pghistory.track()
class CorrectiveAction(Row):
    """What stops it happening again, where, from when; whether it worked is said by numbers.

    Without branches it holds in all of them, and nothing is left to compare with. `effect` keeps the figures
    on which the verdict was given.
    """

    class Verdict(models.TextChoices):
        TOO_EARLY = "too_early", _("too early to tell")
        WORKED = "worked", _("it worked")
        DID_NOT = "did_not", _("it did not work")

    cause = models.ForeignKey(RootCause, models.PROTECT, related_name="actions")
    what = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="corrective_actions")
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="corrective_actions"
    )
    branches = models.ManyToManyField(Branch, blank=True, related_name="corrective_actions")
    touchpoint = models.ForeignKey(Touchpoint, models.PROTECT, null=True, blank=True, related_name="+")
    procedure_before = models.TextField(blank=True)
    procedure_after = models.TextField()
    starts_on = models.DateField()
    months = models.PositiveSmallIntegerField(default=3)
    """When the numbers are looked at first; the last look is six months after the start."""
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.TOO_EARLY)
    verdict_at = models.DateTimeField(null=True, blank=True)
    effect = models.JSONField(default=dict, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CorrectiveActionQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(months__gte=3, months__lte=6), name="effect_in_3_to_6_months"),
            models.CheckConstraint(
                condition=Q(verdict="too_early", verdict_at=None)
                | ~Q(verdict="too_early") & Q(verdict_at__isnull=False),
                name="verdict_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def has_begun(self) -> bool:
        return self.starts_on <= timezone.localdate()
