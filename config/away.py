"""The answer to a request that met an error: 503 with a clear text while the database is away, else 500."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from config.postgres import PostgresProblem

RETRY_SECONDS = 10
PASSING = ("08", "53", "57P")
"""Classes of PostgreSQL's errors: the link broke; no room or no place left; stopped, or not started yet."""


def is_away(error: BaseException | None) -> bool:
    """Whether the database could not be asked, as against a question that it did not like."""
    if isinstance(error, InterfaceError | PostgresProblem):
        return True
    if not isinstance(error, OperationalError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(PASSING)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`. A program is answered in its own language."""
    away = is_away(sys.exc_info()[1])
    status, template = (503, "503.html") if away else (500, "500.html")
    response: HttpResponse
    if request.path.startswith("/api/"):
        sentence = "The database is away; please try again soon" if away else "Something broke on our side"
        response = JsonResponse({"error": sentence}, status=status)
    else:
        response = HttpResponse(render_to_string(template), status=status)
    if away:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response
