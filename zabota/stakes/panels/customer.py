from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer
from zabota.stakes.models import Following, Leaving


@panels.register
class LeftUs(Panel):
    """Whether this customer left, and how many follow them."""

    name = "stakes_customer"
    place = "customer"
    template = "stakes/panels/customer.html"
    order = 70
    permission = "stakes.record"

    def context(self, subject: Customer, user: User) -> dict[str, Any] | None:
        left = Leaving.objects.visible_to(user).filter(customer=subject)[:3]
        following = Following.objects.visible_to(user).filter(customer=subject).first()
        return {"customer": subject, "leavings": left, "following": following}
