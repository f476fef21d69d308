from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import list_url, resolved_in
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ConversationsResolved(Kpi):
    """How much was settled."""

    name = "conversations_resolved"
    label = _("Conversations resolved")
    unit = "count"
    better = "higher"
    formula = _("Conversations that were resolved in the period and are still resolved.")
    permission = "desk.see"
    order = 15

    def value(self, period: Period, scope: Scope) -> Figure:
        count = resolved_in(period, scope).count()
        return Figure(count, count)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("resolved", scope, period)
