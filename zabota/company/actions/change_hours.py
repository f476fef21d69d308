from django.db import transaction

from zabota.company.events import HoursChanged
from zabota.company.hours import forget_hours
from zabota.company.models import Branch
from zabota.core.events import announce


@transaction.atomic
def change_hours(branch: Branch | None) -> None:
    """Say that hours, holidays or zone of a branch (or the company) are new: clocks are reckoned again."""
    forget_hours()
    transaction.on_commit(forget_hours)
    announce(HoursChanged(branch_id=branch.id if branch else None))
