from django.utils.translation import gettext_lazy as _

from zabota.complaints.counting import list_url, received_in
from zabota.complaints.rates import poisson_interval
from zabota.desk.counting import begun_by_customers
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ComplaintsPerThousand(Kpi):
    """Beside how many customers spoke with us at all."""

    name = "complaints_per_thousand"
    label = _("Complaints per 1000 conversations")
    unit = "count"
    better = "lower"
    formula = _(
        "Complaints and claims received in the period, for each 1000 conversations that customers began "
        "in it; interval (95%): Byar's for the complaints. n: the conversations."
    )
    permission = "complaints.see"
    order = 67

    def value(self, period: Period, scope: Scope) -> Figure:
        count = received_in(period, scope).count()
        n = begun_by_customers(period, scope).count()
        if n == 0:
            return Figure(None, 0)
        low, high = poisson_interval(count)
        return Figure(1000 * count / n, n, 1000 * low / n, 1000 * high / n)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
