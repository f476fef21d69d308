from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Customer, MergeSuggestion


@transaction.atomic
def dismiss_suggestion(customer: Customer, other: Customer, *, by: User | None) -> None:
    """They are two people: the pair is not suggested again, whatever the reason."""
    low, high = sorted((customer.id, other.id))
    MergeSuggestion.objects.update_or_create(
        customer_id=low, other_id=high, defaults={"dismissed_at": timezone.now()}
    )
    announce(CustomerChanged(customer_id=customer.id, by_id=by.id if by else None))
