from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import list_url, resolved_in, share
from zabota.desk.models import Conversation
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class OutcomeDone(Kpi):
    """S2-08: the outcome first, the process after."""

    name = "outcome_done"
    label = _("What was needed was done")
    unit = "share"
    better = "higher"
    formula = _(
        "Of the conversations resolved in the period with an outcome: those in which what the customer "
        "needed was done. As the staff says; what customers say stands beside it."
    )
    permission = "desk.see"
    order = 16

    def value(self, period: Period, scope: Scope) -> Figure:
        said = resolved_in(period, scope).exclude(outcome="")
        return share(said.filter(outcome=Conversation.Outcome.DONE).count(), said.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("resolved", scope, period)
