from typing import Any

from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer
from zabota.feedback.models import Mark
from zabota.feedback.touchpoint_worst import worst_for_customer
from zabota.insight.statistics.bands import band_of


@panels.register
class WorstForCustomer(Panel):
    """The touchpoint that this customer remembers us by at our worst."""

    name = "worst_for_customer"
    place = "customer"
    template = "feedback/panels/worst_for_customer.html"
    permission = "feedback.see"
    order = 41

    def context(self, subject: Customer, user: Any) -> dict[str, Any] | None:
        worst = worst_for_customer(Mark.objects.visible_to(user).filter(response__customer=subject))
        return {**worst, "band": band_of(worst["lowest"])} if worst and worst["mean"] < 9 else None
