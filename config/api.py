"""The same verbs over HTTP, under /api/v1/: every app brings a router."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from zabota.company.api_access import TokenAccess
from zabota.core.errors import Refused
from zabota.customers.api import router as customers
from zabota.desk.api import router as desk
from zabota.feedback.api import router as feedback
from zabota.recovery.api import router as recovery

api = NinjaAPI(title="Zabota", version="1", auth=TokenAccess(), urls_namespace="api", docs_url=None)
api.add_router("/conversations", desk)
api.add_router("/customers", customers)


def error(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """Every refusal is one sentence: {"error": "..."}."""
    return api.create_response(request, {"error": sentence}, status=status)


@api.exception_handler(Refused)
def refused(request: HttpRequest, reason: Refused) -> HttpResponse:
    """409 when somebody else was faster, so that a program may look and try again."""
    return error(request, getattr(reason, "status", 422), str(reason))


@api.exception_handler(Http404)
def not_found(request: HttpRequest, reason: Http404) -> HttpResponse:
    return error(request, 404, "There is no such thing, or it is not yours to see")


@api.exception_handler(HttpError)
def told(request: HttpRequest, reason: HttpError) -> HttpResponse:
    return error(request, reason.status_code, reason.message)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, reason: ValidationError) -> HttpResponse:
    """Each wrong field with what is wrong with it."""
    wrong = [
        f"{'.'.join(str(part) for part in e['loc'] if part != 'body')}: {e['msg']}" for e in reason.errors
    ]
    return error(request, 422, "; ".join(wrong))


api.add_router("/feedback", feedback)
api.add_router("/recovery", recovery)


def operations() -> tuple:
    """The addresses for config/urls.py: a token says who calls, so no operation leads to the sign-in page."""
    patterns, *names = api.urls
    own: list[Any] = [*patterns]
    for pattern in own:
        if pattern.name not in ("openapi-json", "api-root"):
            pattern.callback.login_required = False
    return patterns, *names
