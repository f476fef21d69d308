"""Queues that somebody made: a question over conversations under a name of one's own, or for all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.actions.remove_queue import remove_queue
from zabota.desk.actions.save_queue import save_queue
from zabota.desk.models import Queue
from zabota.desk.queue_form import QueueForm


@needs("desk.see")
def saved(request: StaffRequest) -> HttpResponse:
    """One's own queues and the shared ones."""
    mine = Queue.objects.visible_to(request.user).select_related("user")
    return render(request, "desk/saved.html", {"queues": mine, "may_manage": request.user.may("desk.manage")})


@needs("desk.see")
def new_queue(request: StaffRequest) -> HttpResponse:
    return form_page(
        request,
        QueueForm(request.POST or None, user=request.user),
        lambda form: save_queue(
            by=request.user,
            name=form.cleaned_data["name"],
            filters=form.filters(),
            shared=bool(form.cleaned_data.get("shared")),
        ),
        said=_("The queue is kept. It stands in the inbox."),
        back=reverse("desk:saved"),
        title=_("New queue"),
        back_label=_("Saved queues"),
    )


@require_POST
@needs("desk.see")
def removal(request: StaffRequest, pk: int) -> HttpResponse:
    """Forget it; no conversation changes."""
    queue = get_object_or_404(Queue.objects.visible_to(request.user), pk=pk)
    try:
        remove_queue(queue, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:saved")
