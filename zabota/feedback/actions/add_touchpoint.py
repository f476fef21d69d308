from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import TouchpointsChanged
from zabota.feedback.models import Touchpoint


@transaction.atomic
def add_touchpoint(name: str, stage: str, *, by: User | None = None, **fields: Any) -> Touchpoint:
    """Take a touchpoint into the register. One retired under this name and branch comes back with its series.

    `fields`: names, kind, branch, department, order. Refused when it is already there.
    """
    branch = fields.get("branch")
    touchpoint = Touchpoint.objects.select_for_update().filter(name=name, branch=branch).first()
    if touchpoint is None:
        touchpoint = Touchpoint.objects.create(name=name, stage=stage, **fields)
    elif touchpoint.retired_at is None:
        raise Refused(_("There is already a touchpoint “%(name)s” at this branch.") % {"name": name})
    else:
        for field, value in {**fields, "stage": stage, "retired_at": None}.items():
            setattr(touchpoint, field, value)
        touchpoint.save()
    announce(TouchpointsChanged(touchpoint_id=touchpoint.id, by_id=by.id if by else None))
    return touchpoint
