from typing import Any

from django.db.models import F

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer
from zabota.recovery.models import RecoveryCase
from zabota.recovery.panels.rows import shown

MOST = 5


@panels.register
class CustomerCases(Panel):
    """The customer's cases, the open ones first."""

    name = "recovery_customer"
    place = "customer"
    template = "recovery/panels/cases.html"
    order = 15
    permission = "recovery.see"

    def context(self, subject: Customer, user: User) -> dict[str, Any] | None:
        cases = RecoveryCase.objects.visible_to(user).filter(customer=subject)
        found = shown(cases.order_by(F("closed_at").desc(nulls_first=True), "next_due_at"), MOST)
        return {"cases": found} if found else None
