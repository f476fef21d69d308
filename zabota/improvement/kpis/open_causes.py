from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.improvement.models import RootCause
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class OpenCauses(Kpi):
    """How many reasons why things go wrong are not removed yet."""

    name = "open_causes"
    label = _("Open causes")
    unit = "count"
    better = "lower"
    formula = _("Causes to which something was linked and which no action has settled, whatever the period.")
    permission = "improvement.see"
    order = 70
    kept_by_week = False

    def value(self, period: Period, scope: Scope) -> Figure:
        count = RootCause.objects.visible_to(scope.user).open().count()
        return Figure(count, count)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return reverse("improvement:causes") + "?view=open"
