from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Expectation


@transaction.atomic
def withdraw_expectation(expectation: Expectation, *, by: User | None, instead: str = "") -> None:
    """We understood wrongly, or it holds no more. `instead` is what the customer said: confirmed, so."""
    now = timezone.now()
    if Expectation.objects.filter(id=expectation.id).held().update(withdrawn_at=now):
        expectation.withdrawn_at = now
        announce(CustomerChanged(customer_id=expectation.customer_id, by_id=by.id if by else None))
        if instead.strip():
            note_expectation(expectation.customer, instead, by=by, is_confirmed=True)
