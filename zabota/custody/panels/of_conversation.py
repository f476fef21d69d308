from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.custody.models import Document
from zabota.desk.models import Conversation


@panels.register
class ConversationDocuments(Panel):
    """What was asked for here, and the way to ask."""

    name = "custody_conversation"
    place = "conversation"
    template = "custody/panels/conversation.html"
    order = 70
    permission = "custody.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        asked = list(Document.objects.visible_to(user).filter(conversation=subject)[:5])
        may_ask = user.may("custody.ask") and subject.merged_into_id is None
        return {"documents": asked, "may_ask": may_ask, "number": subject.id} if asked or may_ask else None
