from django.db.models import F
from django.utils.translation import gettext_lazy as _

from zabota.complaints.counting import list_url, received_in
from zabota.insight.kpi import Figure, Kpi, Part, Period, Scope, kpis
from zabota.insight.statistics.times import times


@kpis.register
class TimeToAnswer(Kpi):
    """S3-025: the time it takes, and whether it falls."""

    name = "complaint_days"
    label = _("Time to answer a complaint")
    unit = "seconds"
    better = "lower"
    formula = _(
        "Median time from the receipt to the first answer, of the complaints and claims received in the "
        "period and answered; below it the time within which 90% were answered. n: answered."
    )
    permission = "complaints.see"
    order = 72

    def value(self, period: Period, scope: Scope) -> Figure:
        answered = received_in(period, scope).filter(first_answered_at__gte=F("received_at"))
        taken = [
            (answered_at - received_at).total_seconds()
            for received_at, answered_at in answered.values_list("received_at", "first_answered_at")
        ]
        found = times(taken)
        if found is None:
            return Figure(None, 0)
        p90 = Part(_("90% within"), Figure(found.p90_seconds, found.n))
        return Figure(found.median_seconds, found.n, parts=(p90,))

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
