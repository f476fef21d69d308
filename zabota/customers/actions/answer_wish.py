from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Wish


@transaction.atomic
def answer_wish(wish: Wish, answer: str, *, by: User | None) -> None:
    """Say what became of a wish. One that was answered meanwhile is refused: no answer is overwritten."""
    answer = answer.strip()
    if not answer:
        raise Refused(_("Write the answer to the wish."))
    now = timezone.now()
    if not Wish.objects.filter(id=wish.id).unanswered().update(answer=answer, answered_at=now):
        raise Refused(_("Somebody answered this wish already."))
    wish.answer, wish.answered_at = answer, now
    announce(CustomerChanged(customer_id=wish.customer_id, by_id=by.id if by else None))
