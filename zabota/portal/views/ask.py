from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zabota.channels.models import Inbox
from zabota.company.context import url_of
from zabota.core.access import public
from zabota.portal.ways import ways_to_ask


@public("customers choose how to ask")
def ask(request: HttpRequest) -> HttpResponse:
    """Every way to reach us that is switched on."""
    inboxes = Inbox.objects.switched_on().select_related("branch")
    return render(
        request, "portal/ask.html", {"ways": ways_to_ask(inboxes), "help_url": url_of("portal:help")}
    )
