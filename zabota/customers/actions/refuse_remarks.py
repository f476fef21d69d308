from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.customers.models import Customer


def refuse_remarks(customer: Customer) -> None:
    """Raise Refused, in words, where the customer's choice of privacy leaves no room for personal remarks."""
    if customer.keeps_remarks:
        return
    if customer.privacy == Customer.Privacy.PRIVATE:
        raise Refused(_("This customer chose privacy: wishes, expectations and personal notes are not kept."))
    raise Refused(_("Ask the customer about privacy first: until then no personal remarks are kept."))
