from zabota.agenda.models import Task
from zabota.company.models import User


def may_finish(task: Task, user: User) -> bool:
    """Whose it is, who gave it, and who leads; others see it only."""
    return user.id in (task.owner_id, task.set_by_id) or user.may("agenda.lead")
