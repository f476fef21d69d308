from datetime import datetime

from django.db import transaction

from zabota.company.models import User
from zabota.core.events import announce
from zabota.reviews.events import ReviewAnswered
from zabota.reviews.models import PublicAnswer, Review


@transaction.atomic
def keep_public_answer(review: Review, text: str, *, by: User | None, at: datetime) -> PublicAnswer:
    """What is to stand under the review; other words after it was posted are to be posted again."""
    Review.objects.select_for_update().get(pk=review.pk)
    kept = PublicAnswer.objects.filter(review=review).first()
    if kept is not None and kept.text == text:
        return kept
    new = {"text": text, "by": by, "at": at, "posted_at": None, "posted_by": None, "posted_url": ""}
    answer, _is_new = PublicAnswer.objects.update_or_create(review=review, defaults=new)
    announce(
        ReviewAnswered(by_id=by.id if by else None, review_id=review.id, branch_id=review.branch_id), at=at
    )
    return answer
