from django.db import transaction

from zabota.company.models import User
from zabota.core.events import announce
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Identity


@transaction.atomic
def remove_identity(identity: Identity, *, by: User | None) -> None:
    """Take an address off the card; it is free for another card then. Twice changes nothing."""
    customer = identity.customer
    removed, _ = Identity.objects.filter(id=identity.id).delete()
    if removed:
        index_customer(customer)
        announce(CustomerChanged(customer_id=customer.id, by_id=by.id if by else None))
