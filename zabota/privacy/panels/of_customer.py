from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer
from zabota.privacy.looking import accesses_for

MOST = 5


@panels.register
class OfCustomer(Panel):
    """Who looked last, and the way to everything that is kept about a person, for whoever keeps data."""

    name = "privacy.of_customer"
    place = "customer"
    template = "privacy/panels/of_customer.html"
    order = 95
    permission = "privacy.see"

    def context(self, subject: Customer, user: User) -> dict[str, Any]:
        looked = accesses_for(user, {"customer": subject.id}).order_by("-id")[:MOST]
        return {"kept_of": subject, "accesses": list(looked)}
