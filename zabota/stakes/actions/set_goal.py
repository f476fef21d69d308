from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.stakes.events import GoalSet
from zabota.stakes.measure import measures
from zabota.stakes.models import Goal

SHORTEST_DAYS = 28


@transaction.atomic
def set_goal(
    measure: str,
    *,
    baseline_from: date,
    baseline_until: date,
    due_on: date,
    by: User | None,
    share: float = 0.5,
    branch: Branch | None = None,
) -> Goal:
    """What we want to reach by a day, against what it was in the baseline (its last day not included)."""
    if measure not in measures:
        raise Refused(_("There is no such measure."))
    if (baseline_until - baseline_from).days < SHORTEST_DAYS:
        raise Refused(_("A baseline shorter than four weeks says too little."))
    if due_on <= baseline_until:
        raise Refused(_("A goal lies after its baseline."))
    if not 0 < share < 1:
        raise Refused(_("A goal is a share between nothing and all of the baseline."))
    goal = Goal.objects.create(
        measure=measure,
        branch=branch,
        share=share,
        baseline_from=baseline_from,
        baseline_until=baseline_until,
        due_on=due_on,
        by=by,
    )
    announce(GoalSet(goal_id=goal.id, branch_id=branch.id if branch else None, by_id=by.id if by else None))
    return goal
