from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zabota.asking.models import Till
from zabota.asking.models.till import new_key
from zabota.company.parameters import value_of


@transaction.atomic
def renew_till_key(till: Till, *, is_stolen: bool, at: datetime | None = None) -> None:
    """A new key. Receipts printed with the one before stay good while they last, unless it was stolen."""
    at = at or timezone.now()
    kept = Till.objects.select_for_update(of=("self",)).get(id=till.id)
    kept.earlier_key = None if is_stolen else kept.key
    kept.earlier_until = None if is_stolen else at + timedelta(days=value_of("asking.receipt_days"))
    kept.key = new_key()
    kept.save(update_fields=["key", "earlier_key", "earlier_until"])
    till.refresh_from_db()
