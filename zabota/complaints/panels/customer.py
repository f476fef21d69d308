from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse

from zabota.company.models import User
from zabota.complaints.models import Complaint
from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer

MOST = 5


@panels.register
class CustomerComplaints(Panel):
    """The customer's complaints, the open ones first."""

    name = "complaints_customer"
    place = "customer"
    template = "complaints/panels/conversation.html"
    order = 17
    permission = "complaints.see"

    def context(self, subject: Customer, user: User) -> dict[str, Any] | None:
        seen = Complaint.objects.visible_to(user).filter(customer=subject).select_related("customer")
        found = list(seen.order_by(F("closed_at").desc(nulls_first=True), "next_due_at")[:MOST])
        if not found:
            return None
        url = f"{reverse('complaints:new')}?{urlencode({'customer': subject.id})}"
        return {
            "complaints": found,
            "may_register": user.may("complaints.register"),
            "register_url": url,
        }
