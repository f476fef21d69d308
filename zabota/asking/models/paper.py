from typing import Any

from django.conf import settings
from django.db import models

from zabota.asking.queries import OfBatchQuerySet, OfBranchQuerySet
from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.feedback.models import Invitation, Survey


class PaperBatch(Row):
    """A pile of paper questionnaires from one branch and day, typed in together."""

    name = models.CharField(max_length=120)
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    answered_on = models.DateField()
    is_double = models.BooleanField(default=False)
    """Each sheet is typed twice, by two people, and counts when both read the same."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfBranchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "paper batches"

    def __str__(self) -> str:
        return self.name


class PaperSheet(Row):
    """One questionnaire as it was typed, once or twice."""

    batch = models.ForeignKey(PaperBatch, models.CASCADE, related_name="sheets")
    number = models.PositiveIntegerField()
    first: Any = models.JSONField()
    """{"marks": {touchpoint: [score, why]}, "comment": ...}."""
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    second: Any = models.JSONField(null=True, blank=True)
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    invitation = models.OneToOneField(Invitation, models.CASCADE, null=True, blank=True, related_name="paper")

    objects = OfBatchQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="paper_sheet_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.number}"

    @property
    def differs(self) -> bool:
        return self.second is not None and self.first != self.second
