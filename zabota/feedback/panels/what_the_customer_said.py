from typing import Any

from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.feedback.models import Invitation, Refusal
from zabota.feedback.policy import words_of


@panels.register
class WhatTheCustomerSaid(Panel):
    """Beside a conversation: asked or not, why not, and the marks that came."""

    name = "what_the_customer_said"
    place = "conversation"
    template = "feedback/panels/what_the_customer_said.html"
    permission = "feedback.see"
    order = 60

    def context(self, subject: Conversation, user: Any) -> dict[str, Any] | None:
        asked = Invitation.objects.visible_to(user).filter(conversation=subject).select_related("response")
        invitation = asked.order_by("-created_at").first()
        if invitation is not None:
            marks = (
                list(invitation.response.marks.select_related("touchpoint")) if invitation.is_answered else []
            )
            return {"invitation": invitation, "marks": marks}
        refusal = Refusal.objects.visible_to(user).filter(conversation=subject).order_by("-id").first()
        if refusal is None:
            return None
        kept = refusal.details.get("reasons") or [[refusal.reason, {}]]
        return {"refusal": refusal, "reasons": [words_of(name, facts) for name, facts in kept]}
