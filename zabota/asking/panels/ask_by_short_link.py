from typing import Any

from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.feedback.models import Invitation, Survey

NOT_SHORT = {"email", "form"}


@panels.register
class AskByShortLink(Panel):
    """Beside a conversation in a messenger, by SMS or in the chat: ask now, in one short line."""

    name = "ask_by_short_link"
    place = "conversation"
    template = "asking/panels/ask_by_short_link.html"
    permission = "asking.call"
    order = 61

    def context(self, subject: Conversation, user: Any) -> dict[str, Any] | None:
        survey = Survey.objects.visible_to(user).after_resolution().first()
        if survey is None or subject.inbox.kind in NOT_SHORT or not subject.address:
            return None
        was_asked = Invitation.objects.filter(conversation=subject).exists()
        return None if was_asked else {"conversation": subject, "survey": survey}
