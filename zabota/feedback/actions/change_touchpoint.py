from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import TouchpointsChanged
from zabota.feedback.models import Touchpoint

CHANGEABLE = {"name", "names", "stage", "kind", "branch", "department", "order"}


@transaction.atomic
def change_touchpoint(touchpoint: Touchpoint, *, by: User | None = None, **fields: Any) -> None:
    """Change the given fields. Marks keep hanging on it, so a renamed touchpoint goes on with its series.

    Refused for a name that is taken, and for moving it to another branch once it has marks: the numbers
    before and after would not be about the same thing.
    """
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"a touchpoint has no {', '.join(sorted(unknown))} to change")
    touchpoint = Touchpoint.objects.select_for_update(of=("self",)).get(id=touchpoint.id)
    changed = {field: value for field, value in fields.items() if getattr(touchpoint, field) != value}
    if not changed:
        return
    if "branch" in changed and touchpoint.marks.exists():
        raise Refused(_("Customers have already marked it; retire it and add one at the other branch."))
    for field, value in changed.items():
        setattr(touchpoint, field, value)
    same = Touchpoint.objects.filter(name=touchpoint.name, branch=touchpoint.branch)
    if same.exclude(id=touchpoint.id).exists():
        raise Refused(
            _("There is already a touchpoint “%(name)s” at this branch.") % {"name": touchpoint.name}
        )
    touchpoint.save(update_fields=changed.keys())
    announce(TouchpointsChanged(touchpoint_id=touchpoint.id, by_id=by.id if by else None))
