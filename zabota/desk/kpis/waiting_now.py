from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import conversations_of, list_url
from zabota.insight.kpi import Figure, Kpi, Part, Period, Scope, kpis


@kpis.register
class WaitingNow(Kpi):
    """S3-068: each of them may be lost at this moment."""

    name = "waiting_now"
    label = _("Waiting for an answer")
    unit = "count"
    better = "lower"
    formula = _(
        "Open conversations, awake, in which the customer spoke last. It is asked now, whatever the period."
    )
    permission = "desk.see"
    order = 11

    def value(self, period: Period, scope: Scope) -> Figure:
        waiting = conversations_of(scope).waiting_on_us()
        overdue = waiting.filter(due_at__lt=timezone.now()).count()
        count = waiting.count()
        return Figure(count, count, parts=(Part(_("of them overdue"), Figure(overdue, count)),))

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("waiting", scope)
