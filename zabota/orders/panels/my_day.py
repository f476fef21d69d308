from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.orders.models import RequestStep

MOST = 10


@panels.register
class MySteps(Panel):
    """Steps of plans that were handed to me, or are my department's, by due time."""

    name = "orders_my_day"
    place = "my_day"
    template = "orders/panels/my_day.html"
    order = 20

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        mine = RequestStep.objects.visible_to(user).current().of(user)
        steps = list(mine.select_related("plan__request_type", "department").order_by("due_at", "id")[:MOST])
        return {"steps": steps} if steps else None
