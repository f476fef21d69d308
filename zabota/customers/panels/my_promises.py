from typing import Any

from django.utils import timezone

from zabota.core.panels import Panel, panels
from zabota.customers.models import Promise

MOST = 8


@panels.register
class MyPromises(Panel):
    """What I promised to customers and did not do yet, the most urgent first."""

    name = "my_promises"
    place = "my_day"
    template = "customers/panels/my_promises.html"
    order = 30
    permission = "customers.see"

    def context(self, subject: Any, user: Any) -> dict[str, Any] | None:
        waiting = Promise.objects.visible_to(user).open().filter(owner=subject)
        promises = list(waiting.select_related("customer").order_by("due_at")[: MOST + 1])
        if not promises:
            return None
        return {"promises": promises[:MOST], "has_more": len(promises) > MOST, "now": timezone.now()}
