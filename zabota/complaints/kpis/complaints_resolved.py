from django.utils.translation import gettext_lazy as _

from zabota.complaints.counting import list_url, received_in, share
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ComplaintsResolved(Kpi):
    """S0-07: how many complaints end, as a share and as a number."""

    name = "complaints_resolved"
    label = _("Complaints resolved")
    unit = "share"
    better = "higher"
    formula = _(
        "Of the complaints and claims received in the period: answered and closed, by the customer's word"
        " or by silence after the answer. n: received."
    )
    permission = "complaints.see"
    order = 68

    def value(self, period: Period, scope: Scope) -> Figure:
        rows = received_in(period, scope)
        return share(rows.closed().count(), rows.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
