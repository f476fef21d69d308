from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.orders.listing import plans_shown


@panels.register
class PlanOfConversation(Panel):
    """The plan that has to be carried out before the conversation can be resolved."""

    name = "orders_conversation"
    place = "conversation"
    template = "orders/panels/conversation.html"
    order = 15
    permission = "orders.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        shown = plans_shown(subject, user)
        return shown if shown["plans"] or shown["may_begin"] or shown["may_take_order"] else None
