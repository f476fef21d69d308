from django.db import models
from django.db.models import Q

from zabota.company.models import Branch, Team
from zabota.core.models import Row
from zabota.workload.queries import PeakQuerySet


class Peak(Row):
    """A hot moment: a team has more open conversations than its people who are here may be given.

    It begins above one share of the capacity and ends only below a smaller one. `load` and `capacity` are
    those at the beginning, `highest` is the most there was.
    """

    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="peaks")
    team = models.ForeignKey(Team, models.PROTECT, related_name="peaks")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    load = models.PositiveIntegerField()
    capacity = models.PositiveIntegerField()
    highest = models.PositiveIntegerField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = PeakQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["team"], name="one_peak_at_a_time", condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.team_id}: {self.load} of {self.capacity}"
