from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import GoodwillReviewed, of_case
from zabota.recovery.models import Goodwill


@transaction.atomic
def review_goodwill(
    goodwill: Goodwill, review: str, *, by: User, note: str = "", at: datetime | None = None
) -> None:
    """Look at it afterwards: right, too much or too little. Nothing is taken back; the giver learns of it."""
    kept = Goodwill.objects.select_for_update(of=["self"]).select_related("case").get(pk=goodwill.pk)
    if review not in Goodwill.Review.values:
        raise Refused(_("Say whether it was right, too much or too little."))
    if not kept.is_given:
        raise Refused(_("Only what was given is reviewed."))
    if kept.given_by_id == by.id:
        raise Refused(_("Somebody else reviews what you gave."))
    if review != Goodwill.Review.RIGHT and not note.strip():
        raise Refused(_("Write why: who gave it learns from it."))
    kept.review, kept.review_note = review, note.strip()
    kept.reviewed_by, kept.reviewed_at = by, at or timezone.now()
    kept.save(update_fields=["review", "review_note", "reviewed_by", "reviewed_at"])
    announce(GoodwillReviewed(by_id=by.id, goodwill_id=kept.id, **of_case(kept.case, kept.given_by_id)))
    goodwill.refresh_from_db()
