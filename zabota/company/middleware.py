from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware

from zabota.company.history import told_who


class LanguageMiddleware(LocaleMiddleware):
    """The language that was chosen, else the browser's."""


class SessionsMiddleware:
    """Keeps the list "where I am signed in" true, at the price of one look every few minutes."""

    SECONDS = 300

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if (
            key
            and caches["own"].add(f"session-seen-{key}", True, self.SECONDS)
            and request.user.is_authenticated
        ):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


class HistoryMiddleware:
    """Every row that changes in a request is kept with who asked and where (pghistory's context)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        with told_who(request):
            return self.get_response(request)
