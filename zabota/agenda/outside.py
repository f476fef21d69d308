from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.agenda.events import TaskDone, TaskSet
from zabota.agenda.models import Task
from zabota.core.outside import several


def words_of_task(event: Any) -> dict[str, Any]:
    task = Task.objects.filter(id=event.task_id).first()
    return {"text": task.text, "outcome": task.outcome} if task else {}


several(
    (
        ("task.set", TaskSet, _("Somebody was given a task")),
        ("task.done", TaskDone, _("A task was done")),
    ),
    "agenda.use",
    Task,
    "task_id",
    words=words_of_task,
)
