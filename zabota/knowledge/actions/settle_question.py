from django.utils import timezone

from zabota.company.models import User
from zabota.knowledge.models import OpenQuestion


def settle_question(question: OpenQuestion, *, by: User) -> None:
    """It needs no article: not ours to answer, or nonsense. Settling again changes nothing."""
    if question.settled_at is None:
        question.settled_at, question.settled_by = timezone.now(), by
        question.save(update_fields=["settled_at", "settled_by"])
