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
from zabota.feedback.queries import MarkQuerySet, ResponseQuerySet
from zabota.insight.statistics.bands import Band, band_of

LONGEST_TEXT = 5000


class Response(Row):
    """One answered invitation."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="response")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="responses")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    lowest = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)
    device = models.CharField(max_length=40, blank=True)
    """A keyed digest of what answered: only good for telling that two answers came from one device."""

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
    def band(self) -> Band:
        """By its worst mark."""
        return band_of(self.lowest)


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
        indexes = [models.Index(fields=["touchpoint", "at"], name="mark_of_touchpoint")]

    def __str__(self) -> str:
        return f"{self.touchpoint_id}: {self.score}"

    @property
    def band(self) -> Band:
        return band_of(self.score)
