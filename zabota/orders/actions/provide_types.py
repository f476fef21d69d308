from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.orders.actions.save_type import StepPlan, save_type
from zabota.orders.models import RequestType
from zabota.orders.presets import PRESETS


@transaction.atomic
def provide_types(profile: str, *, by: User | None) -> list[RequestType]:
    """The ready types of a sector, in the asker's language; names that are there already stay untouched."""
    made = []
    for name, is_order, steps in PRESETS.get(profile, PRESETS["shop"]):
        if RequestType.objects.in_use().filter(name=_(name)).exists():
            continue
        plans = [
            StepPlan(_(title), due_seconds=round(hours * 3600) if hours else None, evidence=evidence)
            for title, hours, evidence in steps
        ]
        made.append(save_type(None, name=_(name), is_order=is_order, steps=plans, by=by))
    return made
