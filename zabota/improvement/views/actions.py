from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.improvement.actions.withdraw_action import withdraw_action
from zabota.improvement.effect import effect_of
from zabota.improvement.forms import WhyForm
from zabota.improvement.models import CorrectiveAction
from zabota.improvement.reasons import REASONS, RULE
from zabota.improvement.series import chart_of, months_of

VIEWS = {
    "waiting": gettext_lazy("Waiting for their numbers"),
    "worked": gettext_lazy("Worked"),
    "did_not": gettext_lazy("Did not work"),
    "all": gettext_lazy("All"),
}
WITH = ("cause", "owner", "department", "touchpoint")


@require_safe
@needs("improvement.see")
def actions(request: StaffRequest) -> HttpResponse:
    view = request.GET.get("view", "waiting")
    view = view if view in VIEWS else "waiting"
    seen = (
        CorrectiveAction.objects.visible_to(request.user).select_related(*WITH).prefetch_related("branches")
    )
    if view == "waiting":
        seen = seen.undecided()
    elif view != "all":
        seen = seen.filter(verdict=view)
    page = page_by(seen, request.GET.get("page", ""), ("-created_at", "-id"))
    context = {"page": page, "view": view, "views": VIEWS.items()}
    return render(request, "improvement/actions.html", context)


def action_for(request: StaffRequest, pk: int) -> CorrectiveAction:
    seen = CorrectiveAction.objects.visible_to(request.user).select_related(*WITH)
    return get_object_or_404(seen, pk=pk)


@require_safe
@needs("improvement.see")
def action(request: StaffRequest, pk: int) -> HttpResponse:
    """What was changed, where, and what the numbers say of it."""
    return show(request, action_for(request, pk))


@require_POST
@needs("improvement.manage")
def withdrawal(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = action_for(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        return show(request, row, form)
    try:
        withdraw_action(row, form.cleaned_data["why"], by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form)
    messages.success(request, _("The action is withdrawn."))
    return redirect("improvement:action", row.pk)


def show(request: StaffRequest, row: CorrectiveAction, entered: WhyForm | None = None) -> HttpResponse:
    effect = effect_of(row)
    months = months_of(row, effect.window)
    why = row.effect.get("why") if row.verdict_at else effect.finding.why
    context: dict[str, Any] = {
        "action": row,
        "branches": row.branches.all(),
        "effect": effect,
        "months": months,
        "chart": chart_of(months),
        "why": REASONS.get(why or "", ""),
        "rule": RULE,
        "manages": request.user.may("improvement.manage") and not row.verdict_at and not row.withdrawn_at,
        "whyform": entered or WhyForm(),
    }
    return render(request, "improvement/action.html", context, status=422 if entered is not None else 200)
