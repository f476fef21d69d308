from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, Department, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.models import Touchpoint
from zabota.improvement.events import CorrectiveActionPlanned
from zabota.improvement.models import CorrectiveAction, RootCause

FEWEST_MONTHS, MOST_MONTHS = 3, 6


@transaction.atomic
def plan_action(
    cause: RootCause,
    what: str,
    *,
    owner: User,
    by: User | None,
    procedure_after: str,
    starts_on: date,
    procedure_before: str = "",
    branches: Iterable[Branch] = (),
    touchpoint: Touchpoint | None = None,
    department: Department | None = None,
    months: int = FEWEST_MONTHS,
) -> CorrectiveAction:
    """What is done so that it does not happen again; its effect is looked at `months` (3-6) after the start.

    A start in the past is allowed: things are often mended before they are written down.
    """
    what, after, before = what.strip(), procedure_after.strip(), procedure_before.strip()
    if not what or not after:
        raise Refused(_("Write what is done, and how the work is done from now on."))
    if after == before:
        raise Refused(_("The procedure is the same as before: nothing would change."))
    if not FEWEST_MONTHS <= months <= MOST_MONTHS:
        raise Refused(_("An effect is looked at after 3 to 6 months."))
    action = CorrectiveAction.objects.create(
        cause=cause,
        what=what,
        owner=owner,
        by=by,
        department=department or cause.department,
        touchpoint=touchpoint,
        procedure_before=before,
        procedure_after=after,
        starts_on=starts_on,
        months=months,
    )
    action.branches.set(branches)
    told: dict[str, Any] = {"action_id": action.id, "cause_id": cause.id, "user_ids": (owner.id,)}
    announce(CorrectiveActionPlanned(by_id=by.id if by else None, **told))
    return action
