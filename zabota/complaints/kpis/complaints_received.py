from django.utils.translation import gettext_lazy as _

from zabota.complaints.counting import list_url, received_in
from zabota.complaints.rates import poisson_interval
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ComplaintsReceived(Kpi):
    """S0-06: how many there are; the fewer the better only while customers still speak."""

    name = "complaints_received"
    label = _("Complaints")
    unit = "count"
    better = "lower"
    formula = _(
        "Complaints and claims received in the period, suggestions left out; interval (95%): Byar's for a"
        " rare event."
    )
    permission = "complaints.see"
    order = 66

    def value(self, period: Period, scope: Scope) -> Figure:
        count = received_in(period, scope).count()
        low, high = poisson_interval(count)
        return Figure(count, count, low, high)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
