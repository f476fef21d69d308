from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.insight.statistics.wilson import wilson
from zabota.stakes.models import Leaving


@kpis.register
class LeftForRudeness(Kpi):
    """S3-178: against the benchmark of 68 %."""

    name = "left_for_rudeness"
    label = _("Customers who left because of rude treatment")
    unit = "share"
    better = "lower"
    formula = _("Of the customers who left in the period and gave a reason: rude or indifferent treatment.")
    permission = "stakes.see"
    order = 77

    def value(self, period: Period, scope: Scope) -> Figure:
        rows = Leaving.objects.visible_to(scope.user).exclude(reason=Leaving.Reason.UNKNOWN)
        rows = rows.filter(
            left_on__gte=timezone.localdate(period.start), left_on__lt=timezone.localdate(period.end)
        )
        rows = rows.filter(branch=scope.branch_id) if scope.branch_id else rows
        share = wilson(rows.filter(reason=Leaving.Reason.RUDENESS).count(), rows.count())
        return Figure(share.value, share.n, share.low, share.high) if share else Figure(None, 0)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return reverse("stakes:leavings")
