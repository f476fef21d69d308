from django.utils.translation import gettext_lazy as _

from zabota.complaints.counting import list_url, received_in, share
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ComplainantsSatisfied(Kpi):
    """ISO 10002: the customer's view of how it was handled."""

    name = "complainants_satisfied"
    label = _("Complainants satisfied with the answer")
    unit = "share"
    better = "higher"
    formula = _(
        "Of the complaints and claims received in the period whose customer said what they think of the "
        "answer: satisfied. Silence is not counted."
    )
    permission = "complaints.see"
    order = 70

    def value(self, period: Period, scope: Scope) -> Figure:
        said = received_in(period, scope).exclude(view="")
        return share(said.filter(view="satisfied").count(), said.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
