from typing import Any

from zabota.core.panels import Panel, panels
from zabota.customers.models import Customer
from zabota.feedback.models import Response

SHOWN = 5


@panels.register
class Marks(Panel):
    """What this customer thought of us, on the card."""

    name = "marks"
    place = "customer"
    template = "feedback/panels/marks.html"
    permission = "feedback.see"
    order = 40

    def context(self, subject: Customer, user: Any) -> dict[str, Any] | None:
        said = Response.objects.visible_to(user).filter(customer=subject)
        shown = list(said.prefetch_related("marks__touchpoint").order_by("-at")[:SHOWN])
        return {"customer": subject, "responses": shown}
