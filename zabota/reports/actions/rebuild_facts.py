from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from zabota.desk.models import Conversation
from zabota.reports.actions.count_contacts import count_contacts
from zabota.reports.actions.sum_up import sum_up
from zabota.reports.models import ContactFact, DayColumns, DaySum, StaleContact, StaleDay

BATCH = 1000


def rebuild_facts(*, tell: Callable[[int], None] | None = None, at: datetime | None = None) -> int:
    """Tell all facts and sums anew from history, batch by batch; what is marked meanwhile is told later.

    Says how many conversations were read; `tell` hears the number so far.
    """
    with transaction.atomic():
        StaleContact.objects.all().delete()
        DaySum.objects.all().delete()
        DayColumns.objects.all().delete()
        ContactFact.objects.all().delete()
        StaleDay.objects.all().delete()
    last = total = 0
    rows = Conversation.objects.order_by("id").values_list("id", flat=True)
    while ids := list(rows.filter(id__gt=last)[:BATCH]):
        count_contacts(ids, at=at)
        last, total = ids[-1], total + len(ids)
        if tell:
            tell(total)
    sum_up(at=at)
    return total
