from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.reception.models import Call, HandOver

MOST = 3


@panels.register
class WhereItIs(Panel):
    """With whom it is, for the front office at all times; and the calls that are a part of it."""

    name = "reception.conversation"
    place = "conversation"
    template = "reception/panels/conversation.html"
    order = 20
    permission = "reception.use"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        people = ("conversation__customer", "giver", "to_user", "to_team", "accepted_by", "returned_by")
        rows = HandOver.objects.visible_to(user).filter(conversation=subject).select_related(*people)
        calls = Call.objects.visible_to(user).filter(conversation=subject).order_by("-rang_at")
        return {
            "hand_overs": list(rows[:MOST]),
            "calls": list(calls.select_related("customer", "user")[:MOST]),
            "may_hand_over": not subject.is_resolved and user.may("desk.answer"),
            "conversation": subject,
        }
