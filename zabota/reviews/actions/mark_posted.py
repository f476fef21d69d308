from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.reviews.events import AnswerPosted
from zabota.reviews.models import PublicAnswer


@transaction.atomic
def mark_posted(answer: PublicAnswer, *, by: User, url: str = "") -> None:
    """The answer stands under the review now; again changes nothing."""
    if url and not url.startswith(("https://", "http://")):
        raise Refused(_("An address begins with https://."))
    kept = PublicAnswer.objects.select_for_update().select_related("review").get(pk=answer.pk)
    if kept.posted_at is not None:
        return
    kept.posted_at, kept.posted_by, kept.posted_url = timezone.now(), by, url
    kept.save(update_fields=["posted_at", "posted_by", "posted_url"])
    announce(AnswerPosted(by_id=by.id, review_id=kept.review_id, branch_id=kept.review.branch_id))
    answer.refresh_from_db()
