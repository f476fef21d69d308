from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zabota.company.parameters import value_of
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.insight.kpi import kpis
from zabota.insight.periods import chosen_period, named_periods
from zabota.insight.shown import shown_interval, shown_n, shown_value
from zabota.insight.views.owner import branches_for, scope_of
from zabota.stakes.actions.assume import assume
from zabota.stakes.assumptions import ASSUMED, assumptions
from zabota.stakes.counting import heard_in, what_is_told
from zabota.stakes.forms import AssumptionsForm
from zabota.stakes.models import Assumption
from zabota.stakes.reckoning import money, word_of_mouth

THREE = ("saved", "new_customers", "nps")
"""S0-18: service keeps the customers we have, attracts new ones, and makes a reputation."""


@require_safe
@needs("stakes.see")
def stakes(request: StaffRequest) -> HttpResponse:
    """What is told of us, what it costs, and every assumption behind it."""
    return show(request)


@require_POST
@needs("stakes.set")
def keep(request: StaffRequest) -> HttpResponse:
    """Change assumptions; all of them or none."""
    form = AssumptionsForm(request.POST)
    if not form.is_valid():
        return show(request, form)
    told = form.cleaned_data
    for assumed in ASSUMED:
        low, likely, high = (told[f"{assumed.name}_{side}"] for side in ("low", "likely", "high"))
        if not low <= likely <= high:
            form.add_error(
                f"{assumed.name}_likely",
                _("Lowest, likely and highest stand in this order, none below nothing."),
            )
    if form.errors:
        return show(request, form)
    try:
        for assumed in ASSUMED:
            values = [told[f"{assumed.name}_{side}"] for side in ("low", "likely", "high")]
            assume(assumed.name, *values, by=request.user, source=told[f"{assumed.name}_source"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, form)
    messages.success(request, _("The assumptions are kept; every figure follows them."))
    return redirect("stakes:stakes")


def show(request: StaffRequest, form: AssumptionsForm | None = None) -> HttpResponse:
    chosen, scope = chosen_period(request.GET.get("period") or "90"), scope_of(request)
    heard = heard_in(chosen.period, scope)
    assumed = assumptions()
    context: dict[str, Any] = {
        "heard": heard,
        "word": word_of_mouth(heard, assumed),
        "money": money(heard, assumed),
        "told": what_is_told(chosen.period, scope),
        "three": [three_of(request, name, chosen.period, scope) for name in THREE if may(request, name)],
        "rows": rows_of(assumed, form),
        "form": form,
        "currency": value_of("company.currency"),
        "periods": named_periods(),
        "chosen": chosen,
        "branches": branches_for(request.user),
        "branch_id": scope.branch_id,
        "sets": request.user.may("stakes.set"),
    }
    return render(request, "stakes/stakes.html", context, status=422 if form is not None else 200)


def may(request: StaffRequest, name: str) -> bool:
    kpi = kpis.get(name)
    return kpi is not None and (not kpi.permission or request.user.may(kpi.permission))


def three_of(request: StaffRequest, name: str, period: Any, scope: Any) -> dict[str, Any]:
    kpi = kpis[name]
    figure = kpi.value(period, scope)
    return {
        "label": kpi.label,
        "value": shown_value(figure.value, kpi.unit),
        "interval": shown_interval(figure, kpi.unit),
        "note": shown_n(figure),
        "formula": kpi.formula,
        "url": kpi.rows_url(period, scope),
    }


def rows_of(assumed: dict[str, Any], form: AssumptionsForm | None) -> list[dict[str, Any]]:
    """One line an assumption: what holds, or what was entered, and where it comes from."""
    kept = {row.name: row for row in Assumption.objects.select_related("by")}
    rows = []
    for one in ASSUMED:
        values = {side: getattr(assumed[one.name], side) for side in ("low", "likely", "high")}
        own = kept.get(one.name)
        source = own.source if own else ""
        errors: list[str] = []
        if form is not None:
            entered = {side: form.data.get(f"{one.name}_{side}", "") for side in values}
            values, source = entered, form.data.get(f"{one.name}_source", "")
            errors = [str(e) for side in entered for e in form.errors.get(f"{one.name}_{side}", [])]
        rows.append({"assumed": one, "values": values, "source": source, "own": own, "errors": errors})
    return rows
