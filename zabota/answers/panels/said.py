from typing import Any

from zabota.answers.models import ReplyCheck
from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation, Message

MOST = 3


@panels.register
class AnswersSaid(Panel):
    """Of the last replies: was the question answered, and is there substance in them."""

    name = "answers_said"
    place = "conversation"
    template = "answers/panels/said.html"
    order = 40
    permission = "desk.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        ours = Message.objects.filter(conversation=subject, author=Message.Author.USER).order_by("-id")
        replies = list(ours.select_related("user")[:MOST])
        if not replies:
            return None
        vague = set(ReplyCheck.objects.vague().filter(message__in=replies).values_list("message", flat=True))
        rows = [{"message": message, "is_vague": message.id in vague} for message in replies]
        return {"replies": rows, "may_judge": user.may("desk.answer"), "conversation": subject}
