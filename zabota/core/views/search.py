from django.http import HttpResponse
from django.shortcuts import render

from zabota.core.access import signed_in
from zabota.core.request import StaffRequest
from zabota.core.search.places import places

EACH = 10


@signed_in
def search(request: StaffRequest) -> HttpResponse:
    """What the search box finds, place by place; every place shows only what this user may see."""
    text = request.GET.get("q", "").strip()[:200]
    found = []
    for place in sorted(places, key=lambda place: place.order):
        if text and (not place.permission or request.user.may(place.permission)):
            if hits := place.search(request.user, text, EACH):
                found.append({"place": place, "hits": hits})
    return render(request, "core/search.html", {"text": text, "found": found})
