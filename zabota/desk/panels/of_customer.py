from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer
from zabota.desk.models import Conversation

MOST = 10


@panels.register
class OfCustomer(Panel):
    """What was said with this customer, the newest first, as far as the user may see it."""

    name = "desk.of_customer"
    place = "customer"
    template = "desk/panels/of_customer.html"
    order = 20
    permission = "desk.see"

    def context(self, subject: Customer, user: User) -> dict[str, Any]:
        theirs = Conversation.objects.visible_to(user).present().filter(customer=subject)
        lines = list(theirs.lines().order_by("-last_message_at", "-id")[: MOST + 1])
        return {"conversations": lines[:MOST], "has_more": len(lines) > MOST}
