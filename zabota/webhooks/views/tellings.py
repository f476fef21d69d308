from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.webhooks.actions.tell_again import tell_again
from zabota.webhooks.models import Telling


@require_POST
@needs("webhooks.manage")
def repetition(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell it once more."""
    telling = get_object_or_404(Telling.objects.visible_to(request.user), pk=pk)
    try:
        tell_again(telling, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is told once more."))
    return redirect("webhooks:webhook", telling.webhook_id)
