from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.complaints.counting import list_url, received_in, share
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ComplaintsAnsweredInTime(Kpi):
    """The law's deadline, or our own."""

    name = "complaints_in_time"
    label = _("Complaints answered in time")
    unit = "share"
    better = "higher"
    formula = _(
        "Of the complaints and claims received in the period that are answered or past their deadline: "
        "answered first by the deadline of the country, as it was set or extended while it ran."
    )
    permission = "complaints.see"
    order = 69

    def value(self, period: Period, scope: Scope) -> Figure:
        over = Q(first_answered_at__isnull=False) | Q(answer_due_at__lt=timezone.now())
        rows = received_in(period, scope).filter(over)
        late = Q(answer_breached_at__isnull=False) | Q(first_answered_at__gt=F("answer_due_at"))
        in_time = rows.filter(first_answered_at__isnull=False).exclude(late)
        return share(in_time.count(), rows.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
