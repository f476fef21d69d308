import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.stakes.queries import LeavingQuerySet


class Leaving(Row):
    """A customer went away: when, and why, in their own words. Not a Departure (from a standard).

    The reason belongs to one of the five sides of service, or to none: people also move and grow.
    """

    class Reason(models.TextChoices):
        RUDENESS = "rudeness", _("rude or indifferent treatment")
        UNSKILLED = "unskilled", _("staff could not help")
        WAITING = "waiting", _("long waiting, a clumsy procedure")
        QUALITY = "quality", _("quality of goods or work")
        EXPECTED = "expected", _("expected something else")
        UNSOLVED = "unsolved", _("a problem was not solved")
        CHOICE = "choice", _("too little choice, time, place, ways to pay")
        PRICE = "price", _("price")
        COMPETITOR = "competitor", _("a better offer elsewhere")
        MOVED = "moved", _("moved away, needs it no more")
        UNKNOWN = "unknown", _("did not say")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="leavings")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    left_on = models.DateField()
    reason = models.CharField(max_length=12, choices=Reason)
    said = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    came_back_on = models.DateField(null=True, blank=True)

    objects = LeavingQuerySet.as_manager()

    class Meta:
        ordering = ["-left_on", "-id"]
        indexes = [models.Index(fields=["left_on"], name="leaving_by_day")]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.reason}"


@pghistory.track()
class Following(Row):
    """How many people a customer reaches in public: a blogger, a trainer, a consultant."""

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="following")
    followers = models.PositiveIntegerField()
    where = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = LeavingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.followers}"
