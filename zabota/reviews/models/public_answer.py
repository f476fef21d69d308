import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.core.models import Row
from zabota.reviews.models.review import Review
from zabota.reviews.queries import OfReviewQuerySet


@pghistory.track()
class PublicAnswer(Row):
    """What we answer under a review: by whom, when, and when it stood there, put by whom.

    `posted_by` is None when another program said that it posted it.
    """

    review = models.OneToOneField(Review, models.CASCADE, related_name="public_answer")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    posted_url = models.URLField(max_length=500, blank=True)

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"], name="answer_to_post", condition=Q(posted_at=None))]

    def __str__(self) -> str:
        return self.text[:60]
