from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.channels.actions.decide_uncertain import decide_uncertain
from zabota.channels.models import Dispatch
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest

MOST_UNCERTAIN = 100
SHELVES = ("waiting", "failed", "sent")


@needs("channels.see_outbox")
def outbox(request: StaffRequest) -> HttpResponse:
    """What we send: what nobody can be sure of first, then one shelf: waiting, failed or sent."""
    shelf = request.GET.get("shelf", SHELVES[0])
    visible = Dispatch.objects.visible_to(request.user).select_related("inbox").defer("body", "sealed_body")
    on_shelf = {"waiting": visible.waiting, "failed": visible.failed, "sent": visible.sent}
    shown = {
        "shelf": shelf if shelf in SHELVES else SHELVES[0],
        "uncertain": visible.uncertain().order_by("id")[:MOST_UNCERTAIN],
        "page": page_by(on_shelf.get(shelf, visible.waiting)(), request.GET.get("page", ""), ["-id"]),
    }
    template = "channels/parts/outbox.html" if request.htmx else "channels/outbox.html"
    return render(request, template, shown)


@require_POST
@needs("channels.see_outbox")
def decision(request: StaffRequest, pk: int) -> HttpResponse:
    """A person says whether an uncertain message arrived."""
    dispatch = get_object_or_404(Dispatch.objects.visible_to(request.user), pk=pk)
    arrived = request.POST.get("arrived") == "1"
    try:
        decide_uncertain(dispatch, arrived=arrived, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted as arrived.") if arrived else _("It is being sent again."))
    return redirect("channels:outbox")
