from typing import Any

from zabota.agenda.models import Task
from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation

MOST = 10


@panels.register
class TasksOfTalk(Panel):
    """What is to be done about this conversation, and the way to set a task."""

    name = "agenda.conversation"
    place = "conversation"
    template = "agenda/panels/tasks.html"
    order = 15
    permission = "agenda.use"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        hung = Task.objects.visible_to(user).filter(conversation=subject).select_related("customer", "owner")
        return {"tasks": list(hung.order_by("-id")[:MOST]), "number": subject.id}
