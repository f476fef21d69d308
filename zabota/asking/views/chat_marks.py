"""Marks inside the chat window: the questions of a survey link as JSON, and the answer."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from zabota.asking.actions.answer_in_chat import answer_in_chat
from zabota.asking.sheet import read_marks
from zabota.channels.origins import let_read, preflight
from zabota.core.access import public
from zabota.core.errors import Refused
from zabota.feedback.anonymity import was_answered
from zabota.feedback.models import Invitation
from zabota.feedback.thanks import lines_for
from zabota.feedback.views.survey_page import device_of, invitation_of

LARGEST = 40_000


# The token is the whole right, whichever site the chat stands on.
@csrf_exempt
@never_cache
@public("customers answer in the chat by the link that was sent to them there")
def chat_marks(request: HttpRequest, token: str) -> HttpResponse:
    """GET {"asked", "words", ...}; POST {"marks": {touchpoint: [mark, why]}, "comment"} -> {"thanks"}."""
    if request.method == "OPTIONS":
        return let_read(preflight("GET, POST"), request)
    invitation = invitation_of(token)
    if invitation is None:
        return let_read(JsonResponse({"problem": _("This link is nobody's.")}, status=404), request)
    with translation.override(invitation.language):
        return let_read(answer(request, invitation), request)


def answer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.method == "GET":
        return JsonResponse(asked(invitation))
    if request.method != "POST":
        return JsonResponse({"problem": _("This is not asked for like that.")}, status=405)
    try:
        said = posted(request)
        answer_in_chat(
            invitation, read_marks(said.get("marks")), str(said.get("comment", "")), device=device_of(request)
        )
    except (Refused, ValueError) as why:
        words = str(why) if isinstance(why, Refused) else _("This makes no sense.")
        return JsonResponse({"problem": words}, status=422)
    invitation.refresh_from_db()
    return JsonResponse(asked(invitation))


def posted(request: HttpRequest) -> Mapping[str, Any]:
    if len(request.body) > LARGEST:
        raise ValueError("too large")
    said = json.loads(request.body)
    if not isinstance(said, dict):
        raise ValueError("not an object")
    return said


def asked(invitation: Invitation) -> dict[str, Any]:
    words = {
        "question": invitation.survey.greeting_in(invitation.language) or _("How was it?"),
        "ends": [_("1: very bad"), _("10: could not be better")],
        "why": _("What was missing?"),
        "send": _("Send"),
        "thanks": _("Thank you! Your answer is kept."),
        "one": _("Give at least one mark."),
    }
    if was_answered(invitation):
        more = [] if invitation.is_anonymous else [str(line) for line in lines_for(invitation.response)]
        return {"state": "answered", "words": words, "more": more, "touchpoints": []}
    is_open = invitation.revoked_at is None and not invitation.has_expired()
    return {
        "state": "open" if is_open else "closed",
        "words": words,
        "more": [],
        "touchpoints": invitation.touchpoints if is_open else [],
    }
