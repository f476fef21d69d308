from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.improvement.counting import share
from zabota.improvement.models import CorrectiveAction
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class ActionsThatWorked(Kpi):
    """S3-167: changed, and seen by numbers that it stopped."""

    name = "actions_that_worked"
    label = _("Corrective actions that worked")
    unit = "share"
    formula = _("Of the corrective actions whose numbers spoke in the period: the verdict is that it worked.")
    permission = "improvement.see"
    order = 72

    def value(self, period: Period, scope: Scope) -> Figure:
        judged = CorrectiveAction.objects.visible_to(scope.user).standing()
        judged = judged.filter(verdict_at__gte=period.start, verdict_at__lt=period.end)
        return share(judged.filter(verdict=CorrectiveAction.Verdict.WORKED).count(), judged.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return reverse("improvement:actions") + "?view=all"
