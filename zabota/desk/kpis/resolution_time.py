from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import list_url, resolved_in, time_taken
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ResolutionTime(Kpi):
    """S2-11: how fast the task is done, apart from the first response."""

    name = "resolution_time"
    label = _("Time to resolve")
    unit = "seconds"
    better = "lower"
    formula = _(
        "Conversations resolved in the period, begun by a customer: from the first message to the moment "
        "they were resolved last. The median in the branch's business time."
    )
    permission = "desk.see"
    order = 14

    def value(self, period: Period, scope: Scope) -> Figure:
        resolved = resolved_in(period, scope).filter(opened_by=None)
        return time_taken(resolved.values_list("branch_id", "opened_at", "resolved_at").iterator())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("resolved", scope, period)
