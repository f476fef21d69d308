from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.complaints.counting import list_url, received_in, share
from zabota.complaints.models import Complaint
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis

OURS = Q(decision__in=(Complaint.Decision.UPHELD, Complaint.Decision.PARTLY)) | ~Q(our_action="")


@kpis.register
class ProblemsCausedByUs(Kpi):
    """S4-22: not to be the source of customers' problems."""

    name = "caused_by_us"
    label = _("Complaints that we caused")
    unit = "share"
    better = "lower"
    formula = _(
        "Of the complaints and claims received in the period that were decided on, or whose cause was noted: "
        "the customer was right at least in part, or what we did or left undone is noted."
    )
    permission = "complaints.see"
    order = 72

    def value(self, period: Period, scope: Scope) -> Figure:
        decided = received_in(period, scope).filter(~Q(decision="") | OURS)
        return share(decided.filter(OURS).count(), decided.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
