from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.core.events import Event

if TYPE_CHECKING:
    from zabota.agenda.models import Task
    from zabota.company.models import User


@dataclass(frozen=True, kw_only=True)
class TaskEvent(Event):
    task_id: int
    conversation_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"task-{self.task_id}"


@dataclass(frozen=True, kw_only=True)
class TaskSet(TaskEvent):
    """Somebody, or a rule, gave a task to somebody."""


@dataclass(frozen=True, kw_only=True)
class TaskDone(TaskEvent):
    """It was finished, with its outcome in words."""


def of_task(task: "Task", by: "User | None") -> dict[str, Any]:
    return {
        "task_id": task.id,
        "conversation_id": task.conversation_id,
        "user_ids": (task.owner_id,),
        "by_id": by.id if by else None,
    }
