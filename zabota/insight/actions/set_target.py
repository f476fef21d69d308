from datetime import date

from django.utils.translation import gettext as _

from zabota.company.models import Branch
from zabota.core.errors import Refused
from zabota.insight.kpi import kpis
from zabota.insight.models import Target


def set_target(kpi: str, value: float, *, from_on: date, branch: Branch | None = None) -> Target:
    """What we want of a KPI from a day on; said again for the same day, the later word counts."""
    if kpi not in kpis:
        raise Refused(_("There is no figure called %(name)s.") % {"name": kpi})
    target, _new = Target.objects.update_or_create(
        kpi=kpi, branch=branch, from_on=from_on, defaults={"value": value}
    )
    return target
