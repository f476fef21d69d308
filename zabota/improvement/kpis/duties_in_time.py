from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.improvement.counting import duties_in, share
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class DutiesInTime(Kpi):
    """Whether those who are responsible for causes do what they owe when they owe it."""

    name = "duties_in_time"
    label = _("Measures, reports and proposals in time")
    unit = "share"
    formula = _(
        "Of the duties whose first day lies in the period and that are done or overdue: handed in by that "
        "first day. A day put off does not help."
    )
    permission = "improvement.see"
    order = 71

    def value(self, period: Period, scope: Scope) -> Figure:
        judged = duties_in(period, scope).fallen_due()
        return share(judged.filter(done_at__date__lte=F("first_due_on")).count(), judged.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return reverse("improvement:duties") + "?view=overdue"
