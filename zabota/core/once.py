"""Idempotency keys: a call that changes something may be repeated until its answer arrives, and is done once.

The key is kept in the transaction of what was done, so that neither can be there without the other.
"""

import hashlib
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from zabota.core.models import AnsweredCall

HEADER = "Idempotency-Key"
LONGEST = 80
SAFE = ("GET", "HEAD", "OPTIONS")
Answer = Callable[[HttpRequest], HttpResponse]


class OnceMiddleware:
    """Of every operation of the API that changes something."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get(HEADER, "")
        if not key or request.method in SAFE or not request.path.startswith("/api/"):
            return self.get_response(request)
        if len(key) > LONGEST or not key.isprintable():
            return refused(_("An Idempotency-Key has at most 80 printable signs."), 422)
        return once(request, key, self.get_response)


def once(request: HttpRequest, key: str, answer: Answer) -> HttpResponse:
    """What succeeded is kept, but no file. A twin that comes meanwhile waits for the first one's end."""
    named = {"caller": digest(request.headers.get("Authorization", "").encode()), "key": key}
    asked = digest(f"{request.method} {request.get_full_path()}\n".encode() + request.body)
    with transaction.atomic():
        call, is_new = AnsweredCall.objects.get_or_create(**named, defaults={"asked": asked})
        if not is_new:
            return again(call, asked)
        response = answer(request)
        if not response.headers.get("Content-Type", "application/json").startswith("application/json"):
            call.delete()
        elif 200 <= response.status_code < 300:
            call.status, call.answer = response.status_code, response.content.decode()
            call.save(update_fields=["status", "answer"])
        else:
            transaction.set_rollback(True)
    return response


def again(call: AnsweredCall, asked: str) -> HttpResponse:
    if call.asked != asked:
        return refused(_("This Idempotency-Key was given to another call."), 422)
    response = HttpResponse(call.answer, status=call.status, content_type="application/json; charset=utf-8")
    response["Idempotent-Replayed"] = "true"
    return response


def refused(sentence: str, status: int) -> HttpResponse:
    return JsonResponse({"error": sentence}, status=status)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
