from django.conf import settings
from django.db import models

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.feedback.models import Touchpoint
from zabota.improvement.models.root_cause import RootCause
from zabota.improvement.queries import OfCauseQuerySet


class CauseLink(Row):
    """One thing that happened because of one cause: a complaint, a recovery case, a mark, a finding.

    `kind` is a file in `kinds/`, `about_id` the thing's number there. Branch, touchpoint and moment are
    frozen. `told` is one word for one story: a mark, its case and its complaint count once.
    """

    cause = models.ForeignKey(RootCause, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    told = models.CharField(max_length=60)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    touchpoint = models.ForeignKey(Touchpoint, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfCauseQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["cause", "kind", "about_id"], name="cause_linked_once")
        ]
        indexes = [
            models.Index(fields=["kind", "about_id"], name="cause_link_of_thing"),
            models.Index(fields=["cause", "at"], name="cause_link_by_time"),
            models.Index(fields=["at"], name="cause_link_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about_id}: {self.cause_id}"
