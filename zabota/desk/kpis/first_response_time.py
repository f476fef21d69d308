from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import begun_by_customers, list_url, time_taken
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class FirstResponseTime(Kpi):
    """S2-10: 47 % name speed as what makes a good impression."""

    name = "first_response_time"
    label = _("First response")
    unit = "seconds"
    better = "lower"
    formula = _(
        "Conversations begun by a customer in the period and answered by a person: from the first message"
        " to the first answer. The median in the branch's business time; automatic answers do not count."
    )
    permission = "desk.see"
    order = 12

    def value(self, period: Period, scope: Scope) -> Figure:
        begun = begun_by_customers(period, scope)
        answered = begun.exclude(first_answered_at=None)
        waiting = begun.filter(first_answered_at=None).exclude(waiting_since=None).count()
        note = _("%(number)d not answered yet") % {"number": waiting} if waiting else ""
        return time_taken(
            answered.values_list("branch_id", "opened_at", "first_answered_at").iterator(), note
        )

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
