from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.recovery.counting import list_url, received_in, share


@kpis.register
class FixedIn24Hours(Kpi):
    """S3-156; a case that the customer sent back was not put right in time."""

    name = "fixed_in_24h"
    label = _("Put right in time")
    unit = "share"
    formula = _(
        "Of the cases received in the period whose fix clock is over: we put it right by the moment it was "
        "due (24 h after the mark, as the branch has set) and the customer did not send it back."
    )
    permission = "recovery.see"
    order = 62

    def value(self, period: Period, scope: Scope) -> Figure:
        over = Q(fixed_at__isnull=False) | Q(fix_due_at__lt=timezone.now()) | Q(closed_at__isnull=False)
        cases = received_in(period, scope).filter(over | Q(times_reopened__gt=0))
        in_time = cases.filter(fixed_at__lte=F("fix_due_at"), times_reopened=0)
        return share(in_time.count(), cases.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
