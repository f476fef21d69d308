import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.complaints.models import Complaint
from zabota.core.models import Row
from zabota.reviews.models.site import ReviewSite
from zabota.reviews.queries import OfBranchQuerySet


@pghistory.track()
class Review(Row):
    """Something said of us in public, with its true source; never changed by us.

    A bad one stands in the register of complaints too, where it is worked on; a good one is only kept. One
    that gives no stars waits until somebody says which it is.
    """

    class Tone(models.TextChoices):
        BAD = "bad", _("negative review")
        GOOD = "good", _("positive review")
        UNSORTED = "unsorted", _("not sorted yet")

    site = models.ForeignKey(ReviewSite, models.PROTECT, null=True, blank=True, related_name="reviews")
    key = models.CharField(max_length=200)
    """Its name at its source: the same one again is the same review."""
    author = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    stars = models.DecimalField(max_digits=2, decimal_places=1, null=True, blank=True)
    tone = models.CharField(max_length=10, choices=Tone)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="reviews")
    said_at = models.DateTimeField(default=timezone.now)
    complaint = models.OneToOneField(Complaint, models.SET_NULL, null=True, blank=True, related_name="review")

    objects = OfBranchQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["site", "key"], name="review_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(stars=None) | Q(stars__gte=1, stars__lte=5), name="review_stars_1_to_5"
            ),
        ]
        indexes = [
            models.Index(fields=["-said_at", "-id"], name="review_newest"),
            models.Index(fields=["branch", "said_at"], name="review_of_branch"),
        ]

    def __str__(self) -> str:
        return self.author or str(_("a public review"))

    @property
    def shown_stars(self) -> str:
        whole = round(self.stars or 0)
        return "★" * whole + "☆" * (5 - whole)
