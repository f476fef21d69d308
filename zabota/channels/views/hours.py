from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.actions.set_inbox_hours import set_inbox_hours
from zabota.channels.forms import InboxHoursForm
from zabota.channels.models import Inbox
from zabota.channels.opening import is_answered_now, week_of, when_answered
from zabota.core.access import needs
from zabota.core.request import StaffRequest


@needs("channels.connect")
def hours(request: StaffRequest, pk: int) -> HttpResponse:
    """When this inbox is answered, and whether customers are told when it is not."""
    inbox = get_object_or_404(Inbox.objects.visible_to(request.user), pk=pk)
    form = InboxHoursForm(
        request.POST or None,
        week=week_of(inbox),
        initial={"tells_when_closed": inbox.tells_when_closed},
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["tells_when_closed"]
        set_inbox_hours(inbox, form.week, tells_when_closed=told, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("channels:inbox", pk)
    now = timezone.now()
    shown = {
        "inbox": inbox,
        "form": form,
        "is_open": is_answered_now(inbox, now),
        "back": when_answered(inbox, now),
    }
    return render(request, "channels/hours.html", shown, status=422 if form.errors else 200)
