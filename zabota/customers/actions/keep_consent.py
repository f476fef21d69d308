from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.customers.events import ConsentChanged
from zabota.customers.models import Consent, Customer


@transaction.atomic
def keep_consent(
    customer: Customer, purpose: str, *, is_given: bool, source: str, by: User | None = None
) -> Consent:
    """Keep the customer's yes or no to one purpose, with moment and source. Said again, nothing changes."""
    now = timezone.now()
    consent, is_new = Consent.objects.select_for_update().get_or_create(
        customer=customer, purpose=purpose, defaults={"source": source[:200]}
    )
    same = consent.is_in_force if is_given else consent.withdrawn_at is not None
    if same and not is_new:
        return consent
    consent.given_at = now if is_given else consent.given_at
    consent.withdrawn_at = None if is_given else now
    consent.source = source[:200]
    consent.save(update_fields=["given_at", "withdrawn_at", "source"])
    announce(ConsentChanged(customer_id=customer.id, purpose=purpose, by_id=by.id if by else None))
    return consent
