"""What stands before every operation of the chat: which inbox, from which site, who, how often."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from zabota.channels.models import Inbox
from zabota.channels.origins import is_allowed, let_read, preflight
from zabota.channels.speaking import language_for
from zabota.channels.views.door import problem, ready_or_503
from zabota.channels.visitors import digest_of
from zabota.core.access import public
from zabota.core.pace import Pace, address_of

asks = Pace(240, 60, "chat")
"""Requests of one address, an office full of visitors included."""

Operation = Callable[..., HttpResponse]


def chat_api(*methods: str) -> Callable[[Operation], Operation]:
    """operation(request, inbox, visitor): `visitor` is the digest of the token in the Authorization header,
    or "". Sites that the inbox does not name get 403; the answer is for the asking page alone.
    """

    def guard(operation: Operation) -> Operation:
        @csrf_exempt
        @never_cache
        @public("visitors of the company's site write to us")
        @ready_or_503
        @wraps(operation)
        def asked(request: HttpRequest, key: str, **more: Any) -> HttpResponse:
            inbox = Inbox.objects.switched_on().filter(key=key, kind="chat").select_related("branch").first()
            if inbox is None:
                return problem(404, _("There is no such chat."))
            if not is_allowed(inbox, request):
                return problem(403, _("This site may not show this chat."))
            if request.method == "OPTIONS":
                return let_read(preflight(", ".join(methods)), request)
            with translation.override(language_for(request, inbox)):
                return let_read(run(operation, methods, request, inbox, **more), request)

        return asked

    return guard


def run(
    operation: Operation, methods: tuple[str, ...], request: HttpRequest, inbox: Inbox, **more: Any
) -> HttpResponse:
    if request.method not in methods:
        return problem(405, _("This is not asked for like that."), Allow=", ".join(methods))
    if wait := asks.wait_seconds(f"{inbox.id}:{address_of(request)}"):
        return too_fast(wait)
    return operation(request, inbox, digest_of(inbox.key, token_of(request)), **more)


def token_of(request: HttpRequest) -> str:
    kind, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def too_fast(wait: int) -> HttpResponse:
    return problem(429, _("One moment, please: that was very much at once."), **{"Retry-After": str(wait)})
