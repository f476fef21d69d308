from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import conversations_of, list_url, share
from zabota.desk.models import SlaClock
from zabota.desk.models.sla import Limit
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class FirstResponseInTarget(Kpi):
    """The promise of speed, kept or not."""

    name = "first_response_in_target"
    label = _("First response in time")
    unit = "share"
    better = "higher"
    formula = _(
        "Of the first-response clocks that started in the period and are over (met, or past their due "
        "moment): those met by the due moment."
    )
    permission = "desk.see"
    order = 13

    def value(self, period: Period, scope: Scope) -> Figure:
        clocks = SlaClock.objects.filter(
            conversation__in=conversations_of(scope),
            limit=Limit.FIRST_RESPONSE,
            started_at__gte=period.start,
            started_at__lt=period.end,
        )
        over = clocks.filter(Q(met_at__isnull=False) | Q(stopped_at=None, due_at__lt=timezone.now()))
        return share(over.filter(met_at__lte=F("due_at")).count(), over.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
