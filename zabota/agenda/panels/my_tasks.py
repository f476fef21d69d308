from typing import Any

from zabota.agenda.models import Task
from zabota.company.models import User
from zabota.core.panels import Panel, panels

MOST = 8


@panels.register
class MyTasks(Panel):
    """What I am to do, the most urgent first."""

    name = "agenda.my_tasks"
    place = "my_day"
    template = "agenda/panels/tasks.html"
    order = 25
    permission = "agenda.use"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        waiting = Task.objects.visible_to(user).open().filter(owner=subject).select_related("customer")
        tasks = list(waiting.order_by("due_at", "id")[: MOST + 1])
        return {"tasks": tasks[:MOST], "has_more": len(tasks) > MOST} if tasks else None
