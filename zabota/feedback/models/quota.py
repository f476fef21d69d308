from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.feedback.models.survey import Survey
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.queries import QuotaQuerySet


class Quota(Row):
    """How many are enough, at each branch by itself or at one, in each period.

    Without a touchpoint it counts invitations: at the limit nobody else is asked. With one it counts marks:
    at the limit the survey leaves that touchpoint out.
    """

    class Period(models.TextChoices):
        DAY = "day", _("a day")
        WEEK = "week", _("a week")
        MONTH = "month", _("a month")
        QUARTER = "quarter", _("a quarter")
        YEAR = "year", _("a year")

    survey = models.ForeignKey(Survey, models.CASCADE, null=True, blank=True, related_name="quotas")
    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="+")
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, null=True, blank=True, related_name="quotas")
    period = models.CharField(max_length=10, choices=Period)
    most = models.PositiveIntegerField()

    objects = QuotaQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "branch", "touchpoint", "period"], name="quota_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.most} {self.get_period_display()}"
