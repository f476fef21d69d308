from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zabota.company.models import Team, User
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.workload.loads import loads_now
from zabota.workload.models import Peak


def teams_of(user: User):
    """The teams whose load is this user's business."""
    teams = Team.objects.select_related("branch")
    if user.sees_all_branches:
        return teams
    return teams.filter(branch__in=user.branch_ids) | teams.filter(id__in=user.team_ids)


@require_safe
@needs("workload.see")
def now(request: StaffRequest) -> HttpResponse:
    """Load against capacity of each team, and the hot moments; to htmx only the fragment."""
    loads = sorted(
        loads_now(teams_of(request.user).distinct(), timezone.now()), key=lambda load: -load.percent
    )
    peaks = Peak.objects.visible_to(request.user).select_related("team")
    context = {
        "loads": [load for load in loads if load.people or load.load],
        "lasting": {peak.team_id: peak for peak in peaks.lasting()},
        "past": peaks.exclude(ended_at=None)[:10],
        "at": timezone.now(),
    }
    return render(request, "workload/parts/now.html" if request.htmx else "workload/now.html", context)
