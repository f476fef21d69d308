from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Expectation


@transaction.atomic
def confirm_expectation(expectation: Expectation, *, by: User | None) -> None:
    """The customer said yes, that is what I want. Again changes nothing."""
    now = timezone.now()
    if Expectation.objects.filter(id=expectation.id).hypotheses().update(confirmed_at=now):
        expectation.confirmed_at = now
        announce(CustomerChanged(customer_id=expectation.customer_id, by_id=by.id if by else None))
