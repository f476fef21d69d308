from django.db.models import Count, Min
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation
from zabota.reports.scope import branches_of


@require_safe
@needs("reports.see")
def waiting(request: StaffRequest) -> HttpResponse:
    """Who waits for us now, longest first: each of them may be lost at this moment."""
    branches = branches_of(request.user)
    branch = next((one for one in branches if str(one.id) == request.GET.get("branch")), None)
    found = Conversation.objects.visible_to(request.user).waiting_on_us()
    if branch:
        found = found.filter(branch=branch)
    rows = found.select_related("branch", "team", "assignee")
    teams = found.order_by().values("team__name").annotate(n=Count("id"), since=Min("waiting_since"))
    overdue = found.filter(due_at__lt=timezone.now()).count()
    context = {
        "page": page_by(rows, request.GET.get("page", ""), ("waiting_since", "id")),
        "teams": sorted(teams, key=lambda row: row["since"]),
        "total": sum(row["n"] for row in teams),
        "overdue": overdue,
        "branches": branches,
        "branch": branch,
    }
    return render(request, "reports/waiting.html", context)
