from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zabota.core.access import signed_in
from zabota.core.panels import panels_for
from zabota.core.request import StaffRequest


@signed_in
def my_day(request: StaffRequest) -> HttpResponse:
    """What waits for me, longest first: each app brings its panel."""
    template = "insight/parts/my_day.html" if request.htmx else "insight/my_day.html"
    panels = panels_for("my_day", request.user, request.user)
    hour = timezone.localtime().hour
    return render(request, template, {"panels": panels, "hour": hour, "today": timezone.localdate()})
