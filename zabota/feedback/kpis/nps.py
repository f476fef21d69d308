from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.feedback.bands import scaled
from zabota.feedback.models import Touchpoint
from zabota.feedback.scores import counts_in
from zabota.feedback.sums import sums_of
from zabota.insight.kpi import Figure, Kpi, Part, Period, Scope, kpis
from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.nps import nps


def answers_url(period: Period, scope: Scope, **more: object) -> str:
    query = {"since": period.start.isoformat(), "until": period.end.isoformat(), **more}
    if scope.branch_id:
        query["branch"] = scope.branch_id
    return f"{reverse('feedback:responses')}?{urlencode(query)}"


@kpis.register
class NpsOfMarks(Kpi):
    """S3-146, S3-152: over all touchpoints, and each with its own n and interval."""

    name = "nps"
    label = _("NPS")
    unit = "nps"
    formula = _(
        "Of all marks given in the period: the share of 9-10 less the share of 1-6. n is the number of "
        "answers. The interval (95 per cent, adjusted Wald, Rocks 2016) counts an answer once, however "
        "many touchpoints it marks, because the marks of one customer resemble each other. A touchpoint "
        "counts its own marks."
    )
    permission = "feedback.see"
    order = 30

    def value(self, period: Period, scope: Scope) -> Figure:
        sums = sums_of(scope.user, period.start, period.end, scope.branch_id)
        rows = sums.rows
        total = sum((counts_in(row) for row in rows), BandCounts(0, 0, 0))
        found = nps(total)
        if found is None:
            return Figure(None, 0)
        width = nps(scaled(total, sums.answers)) or found
        low, high = min(found.value, width.low), max(found.value, width.high)
        return Figure(found.value, sums.answers, low, high, parts=self.parts(rows, period, scope))

    def parts(self, rows: list[dict], period: Period, scope: Scope) -> tuple[Part, ...]:
        """One a touchpoint, in the register's order."""
        by_id = {row["touchpoint_id"]: row for row in rows}
        shown = Touchpoint.objects.filter(id__in=by_id).select_related("branch")
        return tuple(self.part(touchpoint, by_id[touchpoint.id], period, scope) for touchpoint in shown)

    def part(self, touchpoint: Touchpoint, row: dict, period: Period, scope: Scope) -> Part:
        found = nps(counts_in(row))
        label = f"{touchpoint} · {touchpoint.branch}" if touchpoint.branch else str(touchpoint)
        figure = Figure(found.value, found.n, found.low, found.high) if found else Figure(None, 0)
        return Part(label, figure, answers_url(period, scope, touchpoint=touchpoint.id))

    def rows_url(self, period: Period, scope: Scope) -> str:
        return answers_url(period, scope)
