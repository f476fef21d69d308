from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import value_of
from zabota.complaints.counting import list_url, received_in, share
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.recovery.saved import staying


@kpis.register
class ComplainantsKept(Kpi):
    """S0-07: customers who complained and stayed."""

    name = "complainants_kept"
    label = _("Complaining customers kept")
    unit = "share"
    better = "higher"
    formula = _(
        "Of the customers whose complaint was received in the period and at least the set days ago (see "
        "recovery's settings): there was a sign of life, e.g. a new conversation, from the 4th day on "
        "within those days."
    )
    permission = "complaints.see"
    order = 71

    def value(self, period: Period, scope: Scope) -> Figure:
        days = int(value_of("recovery.back_days"))
        ripe = received_in(period, scope).filter(
            received_at__lte=timezone.now() - timedelta(days=days), customer__isnull=False
        )
        kept = staying(ripe, days).values("customer").distinct().count()
        return share(kept, ripe.values("customer").distinct().count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
