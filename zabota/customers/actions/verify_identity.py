from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Identity


@transaction.atomic
def verify_identity(identity: Identity, *, by: User | None = None) -> None:
    """The customer proved to have this address, by a link opened or a code said. The first proof counts."""
    now = timezone.now()
    if Identity.objects.filter(id=identity.id, verified_at=None).update(verified_at=now):
        identity.verified_at = now
        announce(CustomerChanged(customer_id=identity.customer_id, by_id=by.id if by else None))
