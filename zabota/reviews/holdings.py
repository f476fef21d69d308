from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import ages, holds
from zabota.reviews.models import PublicAnswer, Review

REVIEWS = _("Reviews")


def said_before(moment: datetime) -> QuerySet:
    return Review.objects.filter(said_at__lt=moment)


holds(
    PublicAnswer, REVIEWS, of=("review__complaint__customer",), clears=("posted_url",), instead={"text": "–"}
)
holds(Review, REVIEWS, of=("complaint__customer",), clears=("author", "text", "url"))

ages("reviews", _("Public reviews"), Review, said_before, page="reviews:review")
