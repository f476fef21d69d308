from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.feedback.models.invitation import Invitation
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.queries import EarlierVersionQuerySet, MarkQuerySet, ResponseQuerySet
from zabota.insight.statistics.bands import Band, band_of

LONGEST_TEXT = 5000


class Response(Row):
    """One answered invitation, as it was said last; what was said before is kept in its earlier versions.

    Without a customer nobody knows who answered; an anonymous answer has the precision of a day (ADR 30).
    """

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="response")
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, blank=True, related_name="responses")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    lowest = models.PositiveSmallIntegerField(null=True, blank=True)
    """The worst mark of 1 to 10; None where the answer holds no mark."""
    comment = models.TextField(blank=True)
    device = models.CharField(max_length=40, blank=True)
    """A keyed digest of what answered: only good for telling that two answers came from one device."""
    version = models.PositiveSmallIntegerField(default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who typed in what a customer said on paper or on the telephone."""

    objects = ResponseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-at"], name="response_newest"),
            models.Index(fields=["lowest", "-id"], name="response_worst"),
            models.Index(fields=["device"], name="response_of_device", condition=~Q(device="")),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id}: {self.lowest}"

    @property
    def band(self) -> Band | None:
        """By its worst mark; None where there is no mark."""
        return None if self.lowest is None else band_of(self.lowest)


class EarlierVersion(Row):
    """What a response said before it was corrected; figures use the last word, nothing is lost."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="earlier_versions")
    version = models.PositiveSmallIntegerField()
    said_at = models.DateTimeField()
    said = models.JSONField()
    """{"comment", "marks": [[touchpoint, score, why]], "answers": [[question, values as in Answer]]}."""

    objects = EarlierVersionQuerySet.as_manager()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["response", "version"], name="version_once")]

    def __str__(self) -> str:
        return f"{self.response_id}: version {self.version}"


class Mark(Row):
    """One score for one touchpoint; what a report needs is frozen on it."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="marks")
    touchpoint = models.ForeignKey(Touchpoint, models.PROTECT, related_name="marks")
    score = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(10)])
    why = models.TextField(blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    employee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = MarkQuerySet.as_manager()

    class Meta:
        ordering = ["score", "id"]
        constraints = [
            models.UniqueConstraint(fields=["response", "touchpoint"], name="mark_once"),
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=10), name="mark_of_ten"),
        ]
        indexes = [
            models.Index(fields=["touchpoint", "at"], name="mark_of_touchpoint"),
            models.Index(fields=["branch", "at"], name="mark_of_branch"),
            models.Index(fields=["at"], name="mark_said", condition=~Q(why="")),
            models.Index(fields=["touchpoint", "at"], name="mark_said_of_touchpoint", condition=~Q(why="")),
        ]

    def __str__(self) -> str:
        return f"{self.touchpoint_id}: {self.score}"

    @property
    def band(self) -> Band:
        return band_of(self.score)
