from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.improvement.participation import FORMULA, participation_in, share_taking_part
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class DepartmentsTakingPart(Kpi):
    """S3-254: the whole company, not the service department alone."""

    name = "departments_taking_part"
    label = _("Departments that take part")
    unit = "share"
    formula = FORMULA
    permission = "improvement.see"
    order = 73

    def value(self, period: Period, scope: Scope) -> Figure:
        return share_taking_part(participation_in(period))

    def rows_url(self, period: Period, scope: Scope) -> str:
        return reverse("improvement:participation")
