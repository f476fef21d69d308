from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer
from zabota.visits.models import Appointment

MOST = 6


@panels.register
class AppointmentsOfCustomer(Panel):
    """When this customer is expected, the next one first, then those that were; and the way to book."""

    name = "visits.of_customer"
    place = "customer"
    template = "visits/panels/of_customer.html"
    order = 12
    permission = "visits.use"

    def context(self, subject: Customer, user: User) -> dict[str, Any]:
        seen = Appointment.objects.visible_to(user).filter(customer=subject).with_people()
        to_come = list(seen.to_come().order_by("starts_at", "id")[:MOST])
        were = seen.exclude(id__in=[one.id for one in to_come]).order_by("-starts_at", "-id")
        return {"appointments": [*to_come, *were[: MOST - len(to_come)]], "customer": subject}
