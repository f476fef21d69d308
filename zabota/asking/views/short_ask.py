from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.asking.actions.ask_by_short_link import ask_by_short_link
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation
from zabota.feedback.models import Invitation, Refusal, Survey
from zabota.feedback.policy import words_of


@require_POST
@needs("asking.call")
def short_ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask in the conversation, by a short link, if the contact policy lets us."""
    conversation = get_object_or_404(Conversation.objects.visible_to(request.user), pk=pk)
    survey = Survey.objects.visible_to(request.user).after_resolution().first()
    asked = ask_by_short_link(conversation, survey) if survey else None
    if isinstance(asked, Invitation):
        messages.success(request, _("The customer is asked."))
    elif isinstance(asked, Refusal):
        kept = asked.details.get("reasons") or [[asked.reason, {}]]
        messages.error(request, " ".join(str(words_of(name, facts)) for name, facts in kept))
    else:
        messages.error(request, _("Nothing can be sent in this conversation."))
    return redirect("desk:conversation", pk=conversation.pk)
