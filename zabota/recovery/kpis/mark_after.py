from math import sqrt
from statistics import fmean, stdev

from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.insight.statistics.normal import z_of
from zabota.recovery.counting import closed_in, list_url


@kpis.register
class MarkAfter(Kpi):
    """What those we put things right with say of it."""

    name = "mark_after"
    label = _("Mark after recovery")
    unit = "mark"
    formula = _(
        "The mean of the marks 1-10 given after a case ended in the period; interval (95%): "
        "mean ± 1.96 s / √n."
    )
    permission = "recovery.see"
    order = 64

    def value(self, period: Period, scope: Scope) -> Figure:
        closed = closed_in(period, scope).exclude(mark_after=None)
        marks = [float(mark) for mark in closed.values_list("mark_after", flat=True)]
        if not marks:
            return Figure(None, 0)
        mean = fmean(marks)
        if len(marks) == 1:
            return Figure(mean, 1)
        half = z_of(0.95) * stdev(marks) / sqrt(len(marks))
        return Figure(mean, len(marks), max(1.0, mean - half), min(10.0, mean + half))

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("closed", scope, period)
