from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.change_touchpoint import change_touchpoint
from zabota.feedback.models import Touchpoint
from zabota.feedback.touchpoint_file import Line


@transaction.atomic
def import_touchpoints(lines: Sequence[Line], *, changes: bool, by: User | None = None) -> tuple[int, int]:
    """Take lines of a file into the register: (added, changed), all of them or none.

    With `changes`, what is there takes the line's values; without, it is left alone. Refused with the number
    of the line that cannot be taken.
    """
    added = changed = 0
    for line in lines:
        there = Touchpoint.objects.filter(name=line.name, branch=line.fields.get("branch")).first()
        try:
            if there is None:
                add_touchpoint(line.name, line.stage, by=by, **line.fields)
                added += 1
            elif changes and differs(there, line):
                change_touchpoint(there, by=by, stage=line.stage, **line.fields)
                changed += 1
        except Refused as refusal:
            raise Refused(
                _("Line %(number)d: %(why)s") % {"number": line.number, "why": refusal}
            ) from refusal
    return added, changed


def differs(row: Touchpoint, line: Line) -> bool:
    wanted = {**line.fields, "stage": line.stage}
    return any(getattr(row, field) != value for field, value in wanted.items())
