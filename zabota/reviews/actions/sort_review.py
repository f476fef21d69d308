from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.reviews.actions.take_in_review import put_into_register
from zabota.reviews.events import ReviewSorted
from zabota.reviews.models import Review


@transaction.atomic
def sort_review(review: Review, tone: str, *, by: User) -> None:
    """Say whether it is good or bad; a bad one goes into the register, and what stands there stays bad."""
    if tone not in (Review.Tone.BAD, Review.Tone.GOOD):
        raise Refused(_("Say whether the review is positive or negative."))
    kept = Review.objects.select_for_update().get(pk=review.pk)
    if kept.tone == tone:
        return
    if kept.complaint_id is not None:
        raise Refused(_("It stands in the register of complaints: what is wrong there is closed there."))
    kept.tone = tone
    kept.save(update_fields=["tone"])
    announce(ReviewSorted(by_id=by.id, review_id=kept.id, branch_id=kept.branch_id, tone=tone))
    if tone == Review.Tone.BAD:
        put_into_register(kept, by)
    review.refresh_from_db()
