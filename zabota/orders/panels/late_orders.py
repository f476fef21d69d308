from typing import Any

from django.db.models import F

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.orders.models import Lateness

MOST = 10


@panels.register
class LateOrders(Panel):
    """Orders whose date looks missed: the customer hears of it before it is, with ways out."""

    name = "orders_late"
    place = "my_day"
    template = "orders/panels/late.html"
    order = 12
    permission = "orders.work"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        late = Lateness.objects.visible_to(user).filter(settled_at=None).select_related("order")
        found = list(late.order_by(F("offered_at").asc(nulls_first=True), "promised_at")[:MOST])
        return {"latenesses": found} if found else None
