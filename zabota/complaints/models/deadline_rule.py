import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.complaints.models.complaint import Complaint
from zabota.complaints.queries import DeadlineRuleQuerySet


@pghistory.track()
class DeadlineRule(models.Model):
    """What the company itself set for one kind in one country; without it the country's preset holds.

    `country` is two letters, or "" for every other country.
    """

    class Unit(models.TextChoices):
        CALENDAR = "calendar", _("calendar days")
        WORKING = "working", _("working days")

    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=14, choices=Complaint.Kind)
    acknowledge_days = models.PositiveSmallIntegerField()
    acknowledge_unit = models.CharField(max_length=10, choices=Unit)
    answer_days = models.PositiveSmallIntegerField()
    answer_unit = models.CharField(max_length=10, choices=Unit)
    moves = models.BooleanField(default=True)
    """Whether a last day that is no working day moves to the next one that is."""
    source = models.CharField(max_length=300, blank=True)

    objects = DeadlineRuleQuerySet.as_manager()

    class Meta:
        ordering = ["country", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["country", "kind"], name="deadline_rule_once"),
            models.CheckConstraint(
                condition=Q(acknowledge_days__lte=365, answer_days__lte=365), name="deadline_of_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.kind}"
