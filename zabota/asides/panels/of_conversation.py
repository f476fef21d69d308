from typing import Any

from zabota.asides.models import Aside
from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation

MOST = 20


@panels.register
class AsidesOfTalk(Panel):
    """Whom we asked about it by mail, and what they answered; and the way to ask.

    Beside the talk, which comes after the page: the page itself asks nothing for it.
    """

    name = "asides.conversation"
    place = "conversation"
    template = "asides/panels/of_conversation.html"
    order = 18
    permission = "desk.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any]:
        asked = Aside.objects.visible_to(user).beside(subject).prefetch_related("messages")
        return {
            "asides": list(asked[:MOST]),
            "conversation": subject,
            "may_ask": user.may("desk.answer") and subject.merged_into_id is None,
        }
