from django.http import HttpResponse
from django.shortcuts import render

from zabota.company.context import url_of
from zabota.core.access import signed_in
from zabota.core.navigation import settings_pages
from zabota.core.request import StaffRequest


@signed_in
def settings(request: StaffRequest) -> HttpResponse:
    """Everything that can be set, of which each sees what they may change; one's own profile for all."""
    entries = [
        {"item": item, "url": url}
        for item in sorted(settings_pages, key=lambda item: item.order)
        if (not item.permission or request.user.may(item.permission)) and (url := url_of(item.url_name))
    ]
    return render(request, "company/settings.html", {"entries": entries})
