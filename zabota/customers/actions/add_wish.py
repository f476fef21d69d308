from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Customer, Wish
from zabota.customers.refusals import refuse_remarks


@transaction.atomic
def add_wish(customer: Customer, text: str, *, by: User | None) -> Wish:
    """Write down what the customer would like us to have or do; it waits for an answer."""
    text = text.strip()
    if not text:
        raise Refused(_("Write what the customer would like."))
    refuse_remarks(customer)
    wish = Wish.objects.create(customer=customer, text=text, by=by)
    announce(CustomerChanged(customer_id=customer.id, by_id=by.id if by else None))
    return wish
