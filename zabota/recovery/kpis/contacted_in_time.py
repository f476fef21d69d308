from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.recovery.counting import list_url, received_in, share


@kpis.register
class ContactedInTime(Kpi):
    """S3-160, S3-161: within 2 hours by day, 12 in the evening."""

    name = "contacted_in_time"
    label = _("Critics contacted in time")
    unit = "share"
    formula = _(
        "Of the cases received in the period whose contact clock is over: the customer was reached by the "
        "moment it was due (2 h after a mark given by day, 12 h in the evening, as the branch has set). "
        "An attempt that did not reach does not count."
    )
    permission = "recovery.see"
    order = 61

    def value(self, period: Period, scope: Scope) -> Figure:
        over = (
            Q(contacted_at__isnull=False) | Q(contact_due_at__lt=timezone.now()) | Q(closed_at__isnull=False)
        )
        cases = received_in(period, scope).filter(over)
        return share(cases.filter(contacted_at__lte=F("contact_due_at")).count(), cases.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
