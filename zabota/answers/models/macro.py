import pghistory
from django.db import models

from zabota.answers.deeds import Deeds
from zabota.answers.queries import PreparedQuerySet
from zabota.company.models import Branch
from zabota.core.models import Row


@pghistory.track()
class Macro(Row):
    """Several verbs at one press. `deeds` is what `Deeds.kept` gives."""

    name = models.CharField(max_length=120)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    deeds = models.JSONField(default=dict)
    times_used = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = PreparedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def what_is_done(self) -> Deeds:
        return Deeds.of(self.deeds)
