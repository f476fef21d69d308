from zabota.agenda.models.follow_up_rule import FollowUpRule
from zabota.agenda.models.task import Task

__all__ = ["FollowUpRule", "Task"]
