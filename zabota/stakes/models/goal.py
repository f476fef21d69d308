import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.stakes.queries import GoalQuerySet


@pghistory.track()
class Goal(Row):
    """What we want to reach by a day: complaints halved, problems solved faster; measured against a baseline.

    `measure` is a file in `kinds/`; `share` is what is left of the baseline when it is reached (0.5: halved).
    """

    measure = models.CharField(max_length=20)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    share = models.FloatField(default=0.5)
    baseline_from = models.DateField()
    baseline_until = models.DateField()
    due_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline_until__gt=F("baseline_from"), due_on__gt=F("baseline_until")),
                name="goal_after_its_baseline",
            ),
            models.CheckConstraint(condition=Q(share__gt=0, share__lt=1), name="goal_is_less"),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.share} by {self.due_on}"
