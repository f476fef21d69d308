from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.forms import TargetForm
from zabota.insight.kpi import Figure, Kpi, Period
from zabota.insight.models import KpiDefinition
from zabota.insight.periods import chosen_period, named_periods, weeks_before
from zabota.insight.queries import series
from zabota.insight.shown import shown_interval, shown_n, shown_value
from zabota.insight.views.owner import branches_for, kpis_for, scope_of, tile

WEEKS = 12


@needs("insight.owner_page")
def kpi(request: StaffRequest, name: str) -> HttpResponse:
    """One figure: what it means, its parts, week by week, and who may set its target."""
    found = next((kpi for kpi in kpis_for(request.user) if kpi.name == name), None)
    if found is None:
        raise Http404
    chosen, scope = chosen_period(request.GET.get("period")), scope_of(request)
    weeks = weeks_before(timezone.now(), WEEKS) if found.kept_by_week else []
    figures = series(found, scope, weeks)
    context = {
        "tile": tile(found, chosen.period, scope, chosen.name),
        "kpi": found,
        "periods": named_periods(),
        "chosen": chosen,
        "branches": branches_for(request.user),
        "branch_id": scope.branch_id,
        "weeks": [week_row(found, week, figure) for week, figure in zip(weeks, figures, strict=True)],
        "chart": chart(found, weeks, figures),
        "definitions": KpiDefinition.objects.filter(name=name),
        "target_form": TargetForm(kpi=found) if request.user.may("insight.set_targets") else None,
    }
    return render(request, "insight/kpi.html", context)


def week_row(kpi: Kpi, week: Period, figure: Figure) -> dict[str, Any]:
    return {
        "starts_on": timezone.localdate(week.start),
        "shown": shown_value(figure.value, kpi.unit),
        "interval": shown_interval(figure, kpi.unit),
        "n": shown_n(figure),
    }


def chart(kpi: Kpi, weeks: list[Period], figures: list[Figure]) -> dict[str, Any]:
    """The weeks as a line with its interval, in ECharts' words."""
    factor = 100 if kpi.unit == "share" else 1 / 60 if kpi.unit == "seconds" else 1

    def scaled(value: float | None) -> float | None:
        return None if value is None else round(value * factor, 1)

    unit = {"share": "%", "seconds": _("minutes")}.get(kpi.unit, "")
    return {
        "xAxis": {
            "type": "category",
            "data": [date_format(timezone.localdate(w.start), "j M") for w in weeks],
        },
        "yAxis": {"type": "value", "name": unit, "scale": True},
        "series": [{"type": "line", "name": str(kpi.label), "data": [scaled(f.value) for f in figures]}],
        "tooltip": {"trigger": "axis"},
    }
