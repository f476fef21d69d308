"""When nobody is notified: while one looks at it already, and outside working time."""

from datetime import datetime

from zabota.company.hours import schedule_of
from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.company.schedule.walk import is_open
from zabota.desk.lookers import is_looking
from zabota.push.models import Push
from zabota.push.sorts import ESCALATED


def is_quiet(push: Push, now: datetime) -> bool:
    user = push.device.user
    if push.sort != ESCALATED and is_looking(user, push.subject_id):
        return True
    return bool(value_of("push.only_in_hours")) and not works(user, now)


def works(user: User, now: datetime) -> bool:
    """Whether one of the user's branches is open; who has none is never off."""
    branches = user.branch_ids
    return not branches or any(is_open(schedule_of(branch_id), now) for branch_id in branches)
