from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.company.parameters import value_of
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.reviews.events import ReviewSeen
from zabota.reviews.models import Review, ReviewSite


@transaction.atomic
def take_in_review(
    key: str,
    *,
    site: ReviewSite | None = None,
    author: str = "",
    text: str = "",
    url: str = "",
    stars: Decimal | None = None,
    branch: Branch | None = None,
    said_at: datetime | None = None,
    by: User | None = None,
    complaint: Complaint | None = None,
) -> Review:
    """Keep a review with its source; a bad one goes into the register of complaints. Once for each key.

    `complaint` is the entry that stands in the register already. Nothing is done about a good one.
    """
    if not text.strip() and stars is None:
        raise Refused(_("A review says something, or gives stars."))
    if stars is not None and not 1 <= stars <= 5:
        raise Refused(_("A review gives 1 to 5 stars."))
    if url and not url.startswith(("https://", "http://")):
        raise Refused(_("The address of a review begins with https://."))
    now = timezone.now()
    facts = {
        "author": author.strip(),
        "text": text.strip(),
        "url": url,
        "stars": stars,
        "tone": Review.Tone.BAD if complaint else tone_of(stars),
        "branch": branch or (site.branch if site else None),
        "said_at": min(said_at, now) if said_at else now,
        "complaint": complaint,
    }
    review, is_new = Review.objects.get_or_create(site=site, key=key, defaults=facts)
    if is_new:
        announce(ReviewSeen(review_id=review.id, branch_id=review.branch_id, tone=review.tone))
        if review.tone == Review.Tone.BAD and complaint is None:
            put_into_register(review, by)
    return review


def tone_of(stars: Decimal | None) -> str:
    if stars is None:
        return Review.Tone.UNSORTED
    return Review.Tone.BAD if stars <= value_of("reviews.bad_up_to") else Review.Tone.GOOD


def put_into_register(review: Review, by: User | None) -> None:
    """With the deadlines of its branch, counted from now: an old review that is found today is news."""
    stars = None if review.stars is None else int(Decimal(review.stars).quantize(Decimal(1), ROUND_HALF_UP))
    review.complaint = register_complaint(
        kind=Complaint.Kind.COMPLAINT,
        source=Complaint.Source.REVIEW,
        text=review.text or str(_("Stars without words.")),
        by=by,
        from_name=review.author,
        branch=review.branch,
        review_url=review.url,
        stars=stars,
        request_key=f"review-{review.id}",
    )
    review.save(update_fields=["complaint"])
