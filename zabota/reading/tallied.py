"""The questions that pages of scores ask: each picks the table that holds its answer in the fewest rows."""

from typing import Any

from zabota.company.models import Branch, User
from zabota.feedback.models import Touchpoint
from zabota.reading.days import Days
from zabota.reading.models import BranchTally, NetworkTally, PersonTally, PlaceTally, TouchpointTally

Row = dict[str, Any]


def by_touchpoint(user: User, days: Days, branch: Branch | None = None) -> dict[int, Row]:
    """Touchpoint -> its counts."""
    if branch is None and user.sees_all_branches:
        rows = TouchpointTally.objects.visible_to(user)
    else:
        rows = PlaceTally.objects.visible_to(user)
        rows = rows.filter(branch=branch) if branch else rows
    return {row["touchpoint_id"]: row for row in rows.within(days).summed("touchpoint_id")}


def by_branch(user: User, days: Days, touchpoint: Touchpoint | None = None) -> dict[int | None, Row]:
    """Branch -> its counts, of all touchpoints or of one."""
    if touchpoint is None:
        rows = BranchTally.objects.visible_to(user)
    else:
        rows = PlaceTally.objects.visible_to(user).filter(touchpoint=touchpoint)
    return {row["branch_id"]: row for row in rows.within(days).summed("branch_id")}


def by_person(user: User, days: Days, branch: Branch | None = None) -> dict[int, Row]:
    """Employee -> the counts of those whom they served."""
    rows = PersonTally.objects.visible_to(user).exclude(employee=None)
    rows = rows.filter(branch=branch) if branch else rows
    return {row["employee_id"]: row for row in rows.within(days).summed("employee_id")}


def by_day(
    user: User, days: Days, branch: Branch | None = None, touchpoint: Touchpoint | None = None
) -> dict[Any, Row]:
    """Day -> counts of a branch or of all the user sees, of all touchpoints or of one."""
    if touchpoint is not None:
        of_all = branch is None and user.sees_all_branches
        rows = (
            (TouchpointTally if of_all else PlaceTally).objects.visible_to(user).filter(touchpoint=touchpoint)
        )
    elif branch is None and user.sees_all_branches:
        rows = NetworkTally.objects.visible_to(user)
    else:
        rows = BranchTally.objects.visible_to(user)
    rows = rows.filter(branch=branch) if branch else rows
    return {row["starts_on"]: row for row in rows.daily(days).summed("starts_on")}


def total(user: User, days: Days, branch: Branch | None = None) -> Row:
    """All that the user sees, or one branch, in one row."""
    if branch is None and user.sees_all_branches:
        return NetworkTally.objects.visible_to(user).within(days).total()
    rows = BranchTally.objects.visible_to(user).within(days)
    return (rows.filter(branch=branch) if branch else rows).total()
