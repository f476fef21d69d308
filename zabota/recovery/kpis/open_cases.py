from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.recovery.counting import cases_of, list_url


@kpis.register
class OpenCases(Kpi):
    """How many customers we have not put things right with."""

    name = "open_cases"
    label = _("Open recovery cases")
    unit = "count"
    better = "lower"
    formula = _(
        "Recovery cases without an ending now, whatever the period; those opened by mistake are left out."
    )
    permission = "recovery.see"
    order = 60
    kept_by_week = False

    def value(self, period: Period, scope: Scope) -> Figure:
        count = cases_of(scope).open().count()
        return Figure(count, count)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("open", scope)
