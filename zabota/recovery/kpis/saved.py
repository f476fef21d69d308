from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.recovery.counting import closed_in, list_url, share
from zabota.recovery.models import RecoveryCase


@kpis.register
class Saved(Kpi):
    """S4-11: only the customer's own word counts."""

    name = "saved"
    label = _("Customers who say it is put right")
    unit = "share"
    formula = _("Of the cases closed in the period: the customer confirmed that it is put right.")
    permission = "recovery.see"
    order = 63

    def value(self, period: Period, scope: Scope) -> Figure:
        cases = closed_in(period, scope)
        return share(cases.filter(ending=RecoveryCase.Ending.CONFIRMED).count(), cases.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("closed", scope, period)
