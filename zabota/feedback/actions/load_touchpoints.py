from collections.abc import Collection, Mapping

from django.db import transaction

from zabota.company.models import Department, User
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.models import Touchpoint
from zabota.feedback.touchpoint_presets import presets_of

STEP = 10


@transaction.atomic
def load_touchpoints(
    sector: str,
    names: Collection[str],
    *,
    owners: Mapping[str, Department | None] | None = None,
    by: User | None = None,
) -> int:
    """Take the chosen lines of a sector's register; how many were new. What is there, retired or not, is left
    alone.

    `names`: as in the sector's file. `owners`: name -> the department that owns it.
    """
    there = set(Touchpoint.objects.filter(branch=None).values_list("name", flat=True))
    added = 0
    for place, preset in enumerate(presets_of(sector)):
        if preset.name not in names or preset.name in there:
            continue
        add_touchpoint(
            preset.name,
            preset.stage,
            names=dict(preset.names),
            kind=preset.kind,
            order=(place + 1) * STEP,
            department=(owners or {}).get(preset.name),
            by=by,
        )
        added += 1
    return added
