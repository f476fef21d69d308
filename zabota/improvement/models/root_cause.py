import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from zabota.company.models import Department
from zabota.core.models import Row
from zabota.feedback.models import Touchpoint
from zabota.improvement.queries import RootCauseQuerySet


@pghistory.track()
class RootCause(Row):
    """Why things went wrong: a place in the tree of causes, shared by many complaints, cases and marks.

    It is dormant until something is linked to it, then open, and settled when an action is seen to have
    worked; read from moments. `key` names those that came with a sector's tree.
    """

    key = models.CharField(max_length=60, unique=True, null=True, blank=True, editable=False)
    name = models.CharField(max_length=160)
    names = models.JSONField(default=dict, blank=True)
    """Language -> how it is called there, where that differs from `name`."""
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="causes")
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="causes"
    )
    touchpoints = models.ManyToManyField(Touchpoint, blank=True, related_name="causes")
    words = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    """Words that speak for this cause, in any language, as they are typed."""
    opened_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    times_reopened = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RootCauseQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "parent"], name="cause_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(opened_at__isnull=False), name="cause_settled_was_open"
            ),
        ]

    def __str__(self) -> str:
        return self.names.get(get_language() or "") or self.name

    @property
    def state(self) -> str:
        """dormant, open or settled."""
        if self.opened_at is None:
            return "dormant"
        return "open" if self.settled_at is None else "settled"
