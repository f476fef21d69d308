from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.stakes.actions.call_off_goal import call_off_goal
from zabota.stakes.actions.set_goal import set_goal
from zabota.stakes.forms import GoalForm
from zabota.stakes.measure import measures
from zabota.stakes.models import Goal
from zabota.stakes.progress import progress_of


@require_safe
@needs("stakes.see")
def goals(request: StaffRequest) -> HttpResponse:
    """What we want to reach by when, how far it is, and what may be expected."""
    rows = Goal.objects.visible_to(request.user).standing().select_related("branch")
    context: dict[str, Any] = {
        "goals": [
            {"goal": goal, "measure": measures[goal.measure], "progress": progress_of(goal)}
            for goal in rows
            if goal.measure in measures
        ],
        "sets": request.user.may("stakes.set"),
    }
    return render(request, "stakes/goals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stakes.set")
def new_goal(request: StaffRequest) -> HttpResponse:
    form = GoalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            set_goal(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The goal is set."))
            return redirect("stakes:goals")
    return render(request, "stakes/goal_form.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@needs("stakes.set")
def calling_off(request: StaffRequest, pk: int) -> HttpResponse:
    call_off_goal(get_object_or_404(Goal.objects.visible_to(request.user), pk=pk))
    messages.success(request, _("The goal is pursued no more."))
    return redirect("stakes:goals")
