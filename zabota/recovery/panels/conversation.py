from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.recovery.models import RecoveryCase
from zabota.recovery.panels.rows import shown
from zabota.recovery.script import prompt_for

MOST = 3


@panels.register
class ConversationCases(Panel):
    """Whoever answers this customer sees that something is being put right."""

    name = "recovery_conversation"
    place = "conversation"
    template = "recovery/panels/conversation.html"
    order = 15
    permission = "recovery.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        cases = RecoveryCase.objects.visible_to(user).open().filter(customer=subject.customer_id)
        found = shown(cases.order_by("next_due_at"), MOST)
        return {"cases": found, "prompt": prompt_for(subject, user)} if found else None
