from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.routing.criterion import criteria
from zabota.routing.models import RoutingDecision


@panels.register
class ConversationRouting(Panel):
    """Whoever reads a conversation sees how it came to its person, or why to nobody."""

    name = "routing_conversation"
    place = "conversation"
    template = "routing/panels/conversation.html"
    order = 60
    permission = "desk.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        latest = RoutingDecision.objects.filter(conversation=subject).select_related("user").first()
        if latest is None or (latest.user_id is None and subject.assignee_id):
            return None
        return {"routed": latest, "criterion": criteria.get(latest.criterion)}
