from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.channels.chat_messages import as_incoming
from zabota.channels.chat_settings import ChatSettings
from zabota.channels.events import AnswerBegun, ChatAnswered
from zabota.channels.kind import ChannelKind, Incoming, Sent, kinds
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.visitors import visitor_of_ticket
from zabota.core.events import Event, announce
from zabota.core.live import LiveDoor, doors
from zabota.core.live.doors import Audience, OneAudience


@kinds.register
class Chat(ChannelKind):
    """A talk on the company's own site. The visitor's page fetches what we say; we only tell it to."""

    name = "chat"
    label = _("Chat on your site")
    icon = "message-circle"
    segment = _("For your site")
    order = 10
    identity = "chat"
    has_address = False
    settings_form = ChatSettings

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming:
        return as_incoming(inbox, raw, facts)

    def send(self, dispatch: Dispatch) -> Sent:
        with transaction.atomic():
            announce(ChatAnswered(visitor=dispatch.to, dispatch_id=dispatch.id))
        return Sent()

    def public_page(self, inbox: Inbox) -> str:
        return reverse("channels:try_chat", args=[inbox.key])

    def embed_code(self, inbox: Inbox) -> str:
        url = f"{settings.SITE_URL}{static('dist/widget.js')}"
        return f'<script src="{url}" data-inbox="{inbox.key}" defer></script>'


def admit(request: HttpRequest) -> Audience | None:
    """A visitor with a fresh ticket hears that something is new in their own talk, or is being written."""
    visitor = visitor_of_ticket(request.GET.get("ticket", ""))
    if visitor is None:
        return None

    def topics_of(event: Event) -> tuple[str, ...]:
        if isinstance(event, ChatAnswered) and event.visitor == visitor:
            return ("chat",)
        return ("writing",) if isinstance(event, AnswerBegun) and event.visitor == visitor else ()

    return OneAudience(f"chat-{visitor}", topics_of)


ANY_PAGE = ((b"access-control-allow-origin", b"*"),)
"""The ticket is the whole right, and it is given to allowed pages only."""

doors.add(LiveDoor("chat", "/chat/live", admit, ANY_PAGE))
