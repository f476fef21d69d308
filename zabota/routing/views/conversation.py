from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.actions.assign import assign
from zabota.desk.models import Conversation
from zabota.routing.actions.route import route
from zabota.routing.explaining import explained
from zabota.routing.models import RoutingDecision

MOST = 10


@needs("desk.see")
def conversation(request: StaffRequest, pk: int) -> HttpResponse:
    """Why it is with whom it is, or with nobody."""
    found = get_object_or_404(Conversation.objects.visible_to(request.user), pk=pk)
    decisions = found.routing_decisions.select_related("policy", "user")[:MOST]
    context = {
        "conversation": found,
        "decisions": [explained(decision) for decision in decisions],
        "may_route": request.user.may("desk.answer") and not found.is_resolved,
    }
    return render(request, "routing/conversation.html", context)


@require_POST
@needs("desk.answer")
def again(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it from whoever has it and let the policy choose anew."""
    found = get_object_or_404(Conversation.objects.visible_to(request.user), pk=pk)
    try:
        assign(found, None, by=request.user)
        decision = route(found, because=RoutingDecision.Because.ASKED)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("routing:conversation", pk)
    if decision is None:
        messages.info(
            request, _("No routing policy is for this conversation: take it or give it to somebody.")
        )
    elif decision.user is None:
        messages.warning(request, _("Nobody fits at the moment. It stays in the queue and is tried again."))
    else:
        messages.success(request, _("It is with %(name)s now.") % {"name": decision.user})
    return redirect("routing:conversation", pk)
