"""Alarms of mass incidents: what rose more than chance does, and what it was."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zabota.company.parameters import value_of
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.reading.actions.look_for_incidents import BEFORE, LATEST
from zabota.reading.actions.settle_alarm import settle_alarm
from zabota.reading.days import Days
from zabota.reading.models import Alarm
from zabota.reading.scoring import rows_url


@require_safe
@needs("feedback.see")
def alarms(request: StaffRequest) -> HttpResponse:
    """Those that nobody has settled on top."""
    seen = Alarm.objects.visible_to(request.user).select_related("branch", "settled_by")
    page = page_by(seen.exclude(settled_at=None), request.GET.get("page", ""), ["-id"])
    context = {
        "open": [shown(alarm) for alarm in seen.open()[:50]],
        "page": page,
        "settled": [shown(alarm) for alarm in page.rows],
        "before": BEFORE,
        "latest": LATEST,
        "between": value_of("reading.days_between_false_alarms"),
    }
    return render(request, "reading/alarms.html", context)


def shown(alarm: Alarm) -> dict[str, object]:
    days = Days(alarm.on - (LATEST - 1) * alarm.on.resolution, alarm.on + alarm.on.resolution)
    branch = alarm.branch_id
    words = (
        f"{reverse('reading:words')}?{urlencode({'period': '7', 'branch': branch or '', 'q': alarm.shown})}"
    )
    return {
        "alarm": alarm,
        "usual": round(100 * alarm.usual),
        "share": round(100 * alarm.share),
        "url": words if alarm.word else rows_url(days, branch=branch, band="" if alarm.word else "critic"),
    }


@require_POST
@needs("feedback.see")
def settlement(request: StaffRequest, pk: int) -> HttpResponse:
    alarm = get_object_or_404(Alarm.objects.visible_to(request.user), pk=pk)
    try:
        settle_alarm(alarm, request.POST.get("cause", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The alarm is settled; its cause is kept."))
    return redirect("reading:alarms")
