from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from zabota.channels.models import Delivery, Inbox
from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest


@needs("channels.connect")
def deliveries(request: StaffRequest, pk: int) -> HttpResponse:
    """What came in through an inbox, the newest first."""
    inbox = get_object_or_404(Inbox.objects.visible_to(request.user), pk=pk)
    came = Delivery.objects.visible_to(request.user).filter(inbox=inbox).defer("raw")
    page = page_by(came, request.GET.get("page", ""), ["-id"])
    return render(request, "channels/deliveries.html", {"inbox": inbox, "page": page})


@needs("channels.connect")
def raw(request: StaffRequest, pk: int) -> HttpResponse:
    """A delivery exactly as it came, as a file: a browser must never show what a stranger wrote."""
    return as_file(get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk))


def as_file(delivery: Delivery) -> HttpResponse:
    response = HttpResponse(bytes(delivery.raw), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="delivery-{delivery.id}.eml"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
