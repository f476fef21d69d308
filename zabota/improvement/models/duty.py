from datetime import date

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Department
from zabota.core.models import Row
from zabota.improvement.models.corrective_action import CorrectiveAction
from zabota.improvement.models.meeting import Meeting
from zabota.improvement.models.root_cause import RootCause
from zabota.improvement.queries import DutyQuerySet


@pghistory.track()
class Duty(Row):
    """What one of us owes by a day: measures, a report or proposals about a cause, or what a meeting decided.

    Done when its `answer` is written: the measures taken, the report, the proposals themselves.
    """

    class Kind(models.TextChoices):
        MEASURES = "measures", _("measures")
        REPORT = "report", _("report")
        PROPOSALS = "proposals", _("proposals")
        DECISION = "decision", _("decision of the commission")

    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="duties")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="duties")
    cause = models.ForeignKey(RootCause, models.PROTECT, null=True, blank=True, related_name="duties")
    action = models.ForeignKey(CorrectiveAction, models.PROTECT, null=True, blank=True, related_name="duties")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="duties")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    first_due_on = models.DateField()
    """What was agreed at first: a day put off does not make a late duty punctual."""
    reminded_at = models.DateTimeField(null=True, blank=True)
    overdue_told_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.TextField(blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        verbose_name_plural = "duties"
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | ~Q(answer=""), name="duty_done_with_an_answer")
        ]
        indexes = [
            models.Index(
                fields=["owner", "due_on"], name="duty_open", condition=Q(done_at=None, withdrawn_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.text or str(self.get_kind_display())

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.withdrawn_at is None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def done_on(self) -> date | None:
        return timezone.localdate(self.done_at) if self.done_at else None

    @property
    def was_late(self) -> bool:
        return self.done_on is not None and self.done_on > self.first_due_on
