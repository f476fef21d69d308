from typing import Any

from zabota.company.hours import forget_hours
from zabota.company.models import Branch


def save_branch(branch: Branch | None, **fields: Any) -> Branch:
    """Open a branch, or change what is known of one."""
    branch = branch or Branch()
    for name, value in fields.items():
        setattr(branch, name, value)
    branch.save()
    forget_hours()
    return branch
