from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.core.outside import happening
from zabota.reviews.events import AnswerPosted, ReviewAnswered, ReviewSeen
from zabota.reviews.models import Review


def words_of(event: Any) -> dict[str, Any]:
    """What was written, and where the answer belongs."""
    review = Review.objects.select_related("public_answer").filter(id=event.review_id).first()
    if review is None:
        return {}
    answer = getattr(review, "public_answer", None)
    return {
        "text": review.text,
        "url": review.url,
        "key": review.key,
        "answer": answer.text if answer else "",
    }


for name, kind, label in (
    ("review.seen", ReviewSeen, _("Somebody reviewed us in public")),
    ("review.answered", ReviewAnswered, _("A public review has an answer to be posted")),
    ("review.answer_posted", AnswerPosted, _("The answer to a public review was posted")),
):
    happening(name, kind, label, "reviews.see", Review, "review_id", words=words_of)
