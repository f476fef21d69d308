"""Who else has a conversation open, and whether they are writing. Kept in memory only, gone in a minute."""

import time

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.desk.actions.see_mentions import see_mentions
from zabota.desk.views.answers import seen

SECONDS = 45


@require_POST
@needs("desk.see")
def attendance(request: StaffRequest, pk: int) -> HttpResponse:
    """I am here, `writing` or looking; who else is. New mentions of me here count as seen."""
    conversation = seen(request, pk)
    if request.POST.get("first") == "1":
        see_mentions(conversation, by=request.user)
    key, now = f"attending-{pk}", time.time()
    here = {who: entry for who, entry in (cache.get(key) or {}).items() if entry[2] > now - SECONDS}
    here[request.user.id] = (str(request.user), request.POST.get("writing") == "1", now)
    cache.set(key, here, SECONDS)
    others = [
        {"name": name, "writes": writes}
        for who, (name, writes, _at) in here.items()
        if who != request.user.id
    ]
    return render(request, "desk/parts/others.html", {"others": others})
