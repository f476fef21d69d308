from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import value_of
from zabota.feedback.bands import scaled
from zabota.feedback.kpis.nps import answers_url
from zabota.feedback.scores import counts_in
from zabota.feedback.sums import sums_of
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.nps import weighed_nps


@kpis.register
class WeighedNps(Kpi):
    """S4-21: bad experiences count for more than good ones."""

    name = "weighed_nps"
    label = _("NPS with critics weighed")
    unit = "nps"
    formula = _(
        "Of all marks given in the period: the share of 9-10 less the share of 1-6 times the weight of a bad "
        "experience (a setting; at 190 it is told to 9.5 people and a good one to 5). Lower than "
        "NPS by as much as critics weigh more. Interval: plus and minus 1.96 standard errors, an answer "
        "counted once."
    )
    permission = "feedback.see"
    order = 31

    def value(self, period: Period, scope: Scope) -> Figure:
        sums = sums_of(scope.user, period.start, period.end, scope.branch_id)
        total = sum((counts_in(row) for row in sums.rows), BandCounts(0, 0, 0))
        weight = value_of("feedback.critic_weight") / 100
        found = weighed_nps(total, weight)
        if found is None:
            return Figure(None, 0)
        score = found[0]
        _rounded, low, high = weighed_nps(scaled(total, sums.answers), weight) or found
        return Figure(score, sums.answers, min(score, low), max(score, high))

    def rows_url(self, period: Period, scope: Scope) -> str:
        return answers_url(period, scope)
