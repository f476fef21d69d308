from django.db import models
from django.db.models import Q

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.reviews.queries import SiteQuerySet


class ReviewSite(Row):
    """A place on the internet where people write of us: a feed that we read, or only the address.

    `problem` is what went wrong at the last reading, kept until one succeeds. `mark` is the server's word for
    the state we have (ETag), so that an unchanged feed is not sent again.
    """

    name = models.CharField(max_length=80, unique=True)
    feed_url = models.URLField(max_length=500, blank=True)
    page_url = models.URLField(max_length=500, blank=True)
    """Where everybody reads the reviews, and may write one."""
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="review_sites")
    is_invited_to = models.BooleanField(default=False)
    """Every customer who answered a survey is told of it, whatever the marks were."""
    switched_off_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mark = models.CharField(max_length=200, blank=True, editable=False)
    problem = models.TextField(blank=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_invited_to=False) | ~Q(page_url=""), name="invited_to_an_address"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_on(self) -> bool:
        return self.switched_off_at is None
