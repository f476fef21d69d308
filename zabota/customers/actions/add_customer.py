from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.events import CustomerAdded
from zabota.customers.identities import one_line
from zabota.customers.models import Customer


@transaction.atomic
def add_customer(
    *,
    name: str,
    addresses: Sequence[tuple[str, str]] = (),
    language: str = "",
    customer_class: str = "",
    is_corporate: bool = False,
    branch: Branch | None = None,
    by: User | None = None,
) -> Customer:
    """Make a card at the first contact; `addresses` are (kind, value).

    Raises Refused without a name and an address, AddressTaken where the customer has a card already.
    """
    name = one_line(name)
    given = [(kind, value) for kind, value in addresses if one_line(value)]
    if not name and not given:
        raise Refused(_("Give a name or an address."))
    customer = Customer.objects.create(
        name=name[:160], language=language, customer_class=customer_class, is_corporate=is_corporate
    )
    if branch:
        customer.branches.add(branch)
    for kind, value in given:
        add_identity(customer, kind, value, by=by)
    index_customer(customer)
    announce(CustomerAdded(customer_id=customer.id, by_id=by.id if by else None))
    return customer
