"""The webhook door: what a channel posts is kept as it is, and only then is the channel told so."""

import hashlib
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from zabota.channels.actions.take_in import take_in
from zabota.channels.disk import why_paused
from zabota.channels.kind import Incomplete, NotReadable, NotSigned, RawDelivery
from zabota.channels.models import Inbox
from zabota.channels.origins import is_allowed, let_read, preflight
from zabota.core.access import public
from zabota.core.pace import Pace, address_of

log = logging.getLogger(__name__)

RETRY_SECONDS = 30
posts = Pace(600, 60, "door")


class Full(Exception):
    """Nothing is taken in now; whoever sends it keeps it and comes again."""


def ready_or_503(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A full disk or a database that is away is not the sender's fault: they come again."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (OperationalError, InterfaceError, OSError, Full) as trouble:
            if isinstance(trouble, UnreadablePostError):  # an OSError, but the sender's: the link broke
                return problem(400, _("The message did not arrive whole."))
            log.warning("Nothing could be taken in: %s", trouble)
            response = problem(503, _("Nothing can be taken in at the moment. Please try again soon."))
            response["Retry-After"] = str(RETRY_SECONDS)
            return response

    return asked


def ensure_room() -> None:
    if reason := why_paused():
        raise Full(reason)


@csrf_exempt
@public("channels and the company's own site hand messages in")
@ready_or_503
def door(request: HttpRequest, key: str) -> HttpResponse:
    """POST /in/<key>/: 202, or what the provider wants to hear, when it is kept or was kept before."""
    inbox = Inbox.objects.switched_on().filter(key=key).select_related("branch").first()
    if inbox is None:
        return problem(404, _("There is no such inbox."))
    if not is_allowed(inbox, request):
        return problem(403, _("This site may not write to this inbox."))
    if request.method == "OPTIONS":
        return let_read(preflight("POST"), request)
    return let_read(answer(request, inbox), request)


def answer(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    if request.method == "POST" and (refusal := refuse_size(request, inbox.channel.largest_post_bytes)):
        return refusal
    if wait := posts.wait_seconds(f"{inbox.id}:{address_of(request)}"):
        return problem(429, _("Too many at once."), **{"Retry-After": str(wait)})
    ensure_room()
    try:
        if greeting := inbox.channel.greet(inbox, request):
            return greeting
        if request.method != "POST":
            return problem(405, _("Messages are posted here."), Allow="POST")
        raws = inbox.channel.receive(inbox, request)
    except NotImplementedError:
        return problem(404, _("Nothing is posted to this inbox."))
    except NotSigned as reason:
        return problem(403, str(reason) or _("The signature is missing or wrong."))
    except Incomplete as lacking:
        return JsonResponse({"problem": _("Something is missing."), "errors": lacking.errors}, status=422)
    except NotReadable as reason:
        keep_unreadable(inbox, request.body)
        kept = _("It was kept as it is, and a person will look at it.")
        return problem(400, f"{reason} {kept}")
    except RequestDataTooBig:
        return problem(413, _("This is too large."))
    new = take_in(inbox, raws)
    if thanks := inbox.channel.thank(inbox):
        return thanks
    return JsonResponse({"taken_in": len(new), "known_already": len(raws) - len(new)}, status=202)


def keep_unreadable(inbox: Inbox, body: bytes) -> None:
    """Once, however often it comes: its reading will fail and show it to a person."""
    key = f"unreadable:{hashlib.sha256(body).hexdigest()}"
    take_in(inbox, [RawDelivery(key=key, raw=body, facts={"unreadable": True})])


def refuse_size(request: HttpRequest, largest: int) -> HttpResponse | None:
    """Before a byte of it is read."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdigit():
        return problem(411, _("The length of the message must be said first."))
    if int(length) > largest:
        return problem(413, _("This is too large: at most %(number)d bytes.") % {"number": largest})
    return None


def problem(status: int, words: str, **headers: str) -> JsonResponse:
    return JsonResponse({"problem": words}, status=status, headers=headers)
