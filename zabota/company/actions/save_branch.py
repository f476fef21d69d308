from typing import Any

from django.db import transaction

from zabota.company.actions.change_hours import change_hours
from zabota.company.models import Branch


@transaction.atomic
def save_branch(branch: Branch | None, **fields: Any) -> Branch:
    """Open a branch, or change what is known of one."""
    branch = branch or Branch()
    for name, value in fields.items():
        setattr(branch, name, value)
    branch.save()
    change_hours(branch)
    return branch
