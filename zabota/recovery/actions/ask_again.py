from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.recovery.actions.ask_customer import ask_customer
from zabota.recovery.models import RecoveryCase


def ask_again(now: datetime | None = None) -> int:
    """Ask every customer whose word is overdue once more, as often as the branch allows; how many were asked.

    After the last time the case stays overdue on the list: somebody calls.
    """
    now = now or timezone.now()
    silent = RecoveryCase.objects.waiting_for_word().filter(word_due_at__lte=now, times_asked__gte=1)
    return sum(_ask(case_id, now) for case_id in silent.order_by("id").values_list("id", flat=True))


@transaction.atomic
def _ask(case_id: int, now: datetime) -> bool:
    silent = RecoveryCase.objects.waiting_for_word().filter(id=case_id, word_due_at__lte=now)
    case = silent.select_for_update().first()
    if case is None or case.times_asked >= value_of("recovery.times_to_ask", case.branch_id):
        return False
    return ask_customer(case, by=None, at=now)
