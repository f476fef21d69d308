from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from zabota.channels.models import Inbox
from zabota.core.access import public


@public("shows the chat as visitors of the company's site see it")
@require_safe
def try_chat(request: HttpRequest, key: str) -> HttpResponse:
    """A plain page with the chat on it."""
    inbox = get_object_or_404(Inbox.objects.switched_on(), key=key, kind="chat")
    return render(request, "channels/chat/try.html", {"inbox": inbox})
