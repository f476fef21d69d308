from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.customers.models import Customer, Identity


class AddressTaken(Refused):
    """An address stands on another customer's card; `customer` is whose, for those who may see it."""

    def __init__(self, identity: Identity):
        self.customer: Customer = identity.customer
        said = _("%(address)s stands on another customer's card. Open that card, or merge the two.")
        super().__init__(said % {"address": identity.shown})
