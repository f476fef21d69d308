from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.channels.actions.decide_uncertain import decide_uncertain
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.models import Message
from zabota.desk.views.answers import done, refused


@require_POST
@needs("desk.answer")
def decision(request: StaffRequest, pk: int) -> HttpResponse:
    """Whether an answer of which nobody can be sure arrived: `arrived` 1 or 0 (send it once more)."""
    visible = Message.objects.visible_to(request.user).select_related("conversation", "dispatch")
    message = get_object_or_404(visible.exclude(dispatch=None), pk=pk)
    arrived = request.POST.get("arrived") == "1"
    try:
        decide_uncertain(message.dispatch, arrived=arrived, by=request.user)
    except Refused as refusal:
        return refused(request, message.conversation, refusal)
    return done(
        request, message.conversation, _("Noted as arrived.") if arrived else _("It is being sent again.")
    )
