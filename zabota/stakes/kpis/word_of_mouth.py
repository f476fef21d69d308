from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.stakes.assumptions import assumptions
from zabota.stakes.counting import heard_in
from zabota.stakes.reckoning import word_of_mouth


@kpis.register
class WordOfMouthBalance(Kpi):
    """S0-14: people told by the satisfied, less people told by the dissatisfied."""

    name = "word_of_mouth"
    label = _("Balance of good and bad word")
    unit = "count"
    formula = _(
        "People told of good experiences by satisfied customers (all marks 9 or 10) less people told of bad "
        "ones by critics with whom nothing was put right, followers who see posts included. What each tells "
        "is an assumption with its source."
    )
    permission = "stakes.see"
    order = 75
    kept_by_week = False

    def value(self, period: Period, scope: Scope) -> Figure:
        heard = heard_in(period, scope)
        if not heard.n:
            return Figure(None, 0)
        worst, likely, best = word_of_mouth(heard, assumptions()).balance
        return Figure(likely, heard.n, worst, best)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return reverse("stakes:stakes")
