"""What is refused with more than a sentence: whoever catches it can show the card that stands in the way."""

from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.customers.models import Customer, Identity


class AddressTaken(Refused):
    """An address stands on another customer's card; `customer` is whose, for those who may see it."""

    status = 409

    def __init__(self, identity: Identity):
        self.customer: Customer = identity.customer
        said = _("%(address)s stands on another customer's card. Open that card, or merge the two.")
        super().__init__(said % {"address": identity.shown})


class ChangedMeanwhile(Refused):
    """Somebody changed the card since it was read; nothing was written. `customer` is as it stands now."""

    status = 409

    def __init__(self, customer: Customer):
        self.customer = customer
        said = _("Somebody changed this card while you were writing. Nothing is lost: compare and save.")
        super().__init__(said)


def refuse_remarks(customer: Customer) -> None:
    """Raise Refused, in words, where the customer's choice of privacy leaves no room for personal remarks."""
    if customer.keeps_remarks:
        return
    if customer.privacy == Customer.Privacy.PRIVATE:
        raise Refused(_("This customer chose privacy: wishes, expectations and personal notes are not kept."))
    raise Refused(_("Ask the customer about privacy first: until then no personal remarks are kept."))
