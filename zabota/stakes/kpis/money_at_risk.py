from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.stakes.assumptions import assumptions
from zabota.stakes.counting import heard_in
from zabota.stakes.reckoning import money


@kpis.register
class MoneyAtRisk(Kpi):
    """S0-16: every dissatisfied customer is profit not received."""

    name = "money_at_risk"
    label = _("Future profit at risk")
    unit = "money"
    better = "lower"
    formula = _(
        "Customers whose latest answer in the period holds a mark of 1 to 6 and who have not said that it "
        "was put right, times profit a year, years, and the share who leave or keep others away. Low and "
        "high carry the assumptions through; they are shown and changed on the page behind this figure."
    )
    permission = "stakes.see"
    order = 76
    kept_by_week = False

    def value(self, period: Period, scope: Scope) -> Figure:
        heard = heard_in(period, scope)
        risk = money(heard, assumptions()).at_risk
        return Figure(risk.likely, heard.unrecovered, risk.low, risk.high)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return reverse("stakes:stakes")
