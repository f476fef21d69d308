from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.recovery.actions.set_budget import set_budget
from zabota.recovery.budgets import budget_of
from zabota.recovery.money import currency
from zabota.recovery.more_forms import BudgetForm, branches_of


@require_http_methods(["GET", "POST"])
@needs("recovery.see")
def budgets(request: StaffRequest) -> HttpResponse:
    """What goodwill may cost each branch this month and what it has cost; who sets limits sets it."""
    may_set = request.user.may("recovery.set_limits")
    posted = request.POST if request.method == "POST" and may_set else None
    form = BudgetForm(posted, user=request.user, initial={"month": timezone.localdate().replace(day=1)})
    if posted and form.is_valid():
        try:
            set_budget(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The budget is kept."))
            return redirect("recovery:budgets")
    context = {
        "rows": rows(request),
        "form": form if may_set else None,
        "currency": currency(),
    }
    return render(request, "recovery/budgets.html", context, status=422 if form.errors and posted else 200)


def rows(request: StaffRequest) -> list[dict[str, Any]]:
    places: list[Any] = list(branches_of(request.user))
    places += [None] if request.user.sees_all_branches else []
    found = []
    for branch in places:
        budget = budget_of(branch)
        used = float(budget.spent / budget.amount * 100) if budget.amount else None
        found.append({"branch": branch, "budget": budget, "used": used})
    return sorted(found, key=lambda row: -(row["used"] or 0))
