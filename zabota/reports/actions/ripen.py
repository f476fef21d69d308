from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.reports.models import ContactFact, StaleDay
from zabota.reports.scope import silence


@transaction.atomic
def ripen(*, at: datetime | None = None) -> int:
    """Contacts after which the customer kept silent long enough count as solved at once; run every hour.

    Their days are added up anew; says how many days.
    """
    ripe = ContactFact.objects.filter(is_ripe=False, resolved_at__lte=(at or timezone.now()) - silence())
    days = {(branch, on) for branch, on in ripe.values_list("branch_id", "resolved_on").order_by().distinct()}
    ripe.update(is_ripe=True)
    StaleDay.objects.bulk_create(
        (StaleDay(branch_id=branch, on=on) for branch, on in days if on), ignore_conflicts=True
    )
    return len(days)
