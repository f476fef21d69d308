from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.improvement.participation import FORMULA, participation_in, share_taking_part
from zabota.insight.periods import chosen_period, named_periods
from zabota.insight.shown import shown_interval, shown_n, shown_value


@require_safe
@needs("improvement.see")
def participation(request: StaffRequest) -> HttpResponse:
    """Departments that take part in improving, and those that do not."""
    chosen = chosen_period(request.GET.get("period") or "90")
    rows = participation_in(chosen.period)
    figure = share_taking_part(rows)
    context: dict[str, Any] = {
        "rows": rows,
        "chosen": chosen,
        "periods": named_periods(),
        "value": shown_value(figure.value, "share"),
        "interval": shown_interval(figure, "share"),
        "note": shown_n(figure),
        "formula": FORMULA,
        "label": _("Departments that take part"),
    }
    return render(request, "improvement/participation.html", context)
