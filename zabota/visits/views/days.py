"""Who is expected: the day list of a branch."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.visits.forms import DayForm
from zabota.visits.models import Appointment


@needs("visits.use")
def day(request: StaffRequest) -> HttpResponse:
    return render(request, "visits/day.html", listed(request))


@needs("visits.use")
def lines(request: StaffRequest) -> HttpResponse:
    """The list alone, fetched again when something changes."""
    return render(request, "visits/parts/lines.html", listed(request))


def listed(request: StaffRequest) -> dict[str, Any]:
    form = DayForm(request.GET or None, user=request.user)
    given = form.cleaned_data if form.is_valid() else {}
    branch = given.get("branch")
    zone = branch.zone_info if branch else timezone.get_default_timezone()
    today = timezone.localdate(timezone=zone)
    on = given.get("on") or today
    rows = Appointment.objects.visible_to(request.user)
    if branch:
        rows = rows.filter(branch=branch)
    of_day = rows.on(on, zone)
    counts = {
        "booked": of_day.count(),
        "confirmed": of_day.exclude(confirmed_at=None).count(),
        "called_off": of_day.filter(ending=Appointment.Ending.CALLED_OFF).count(),
    }
    left = (
        rows.past().filter(starts_at__lt=timezone.now() - timedelta(hours=1)) if on == today else rows.none()
    )
    shown = DayForm(initial={"on": on, "branch": branch}, user=request.user)
    return {
        "form": shown,
        "on": on,
        "branch": branch,
        "is_today": on == today,
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "counts": counts,
        "page": page_by(of_day.with_people(), request.GET.get("page", ""), ("starts_at", "id")),
        "left": list(
            left.exclude(id__in=of_day.values("id")).with_people().order_by("-starts_at", "-id")[:10]
        ),
    }
