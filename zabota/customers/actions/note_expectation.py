from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.events import CustomerChanged
from zabota.customers.models import Customer, Expectation
from zabota.customers.refusals import refuse_remarks


@transaction.atomic
def note_expectation(
    customer: Customer, text: str, *, by: User | None, is_confirmed: bool = False
) -> Expectation:
    """Write down what the customer wants, in the customer's own words; a hypothesis unless confirmed."""
    text = text.strip()
    if not text:
        raise Refused(_("Write what the customer expects, in the customer's own words."))
    refuse_remarks(customer)
    expectation = Expectation.objects.create(
        customer=customer, text=text, by=by, confirmed_at=timezone.now() if is_confirmed else None
    )
    announce(CustomerChanged(customer_id=customer.id, by_id=by.id if by else None))
    return expectation
