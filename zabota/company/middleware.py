import time
from collections.abc import Callable

import pghistory
from allauth.usersessions.models import UserSession
from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware


class LanguageMiddleware(LocaleMiddleware):
    """The language that was chosen, else the browser's."""


class SessionsMiddleware(UserSessionsMiddleware):
    """Notes who is signed in from where: once in a minute, not at every page; a new address at once."""

    SECONDS = 60
    MOST = 10_000

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        super().__init__(get_response)
        self.noted: dict[tuple[str | None, ...], float] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seen = request.META.get
        who = (request.session.session_key, seen("REMOTE_ADDR"), seen("HTTP_X_FORWARDED_FOR"), seen("HTTP_USER_AGENT"))
        now = time.monotonic()
        if who in self.noted and now - self.noted[who] < self.SECONDS:
            return self.get_response(request)
        response = super().__call__(request)
        if len(self.noted) >= self.MOST:
            self.noted.clear()
        if request.user.is_authenticated:
            self.noted[who] = now
        return response


class SessionsMiddleware:
    """Keeps the list "where I am signed in" true, at the price of one look every few minutes."""

    SECONDS = 300

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and cache.add(f"session-seen-{key}", True, self.SECONDS) and request.user.is_authenticated:
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


class HistoryMiddleware:
    """Every row that changes in a request is kept with who asked and where (pghistory's context)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        user = getattr(request, "user", None)
        with pghistory.context(user=getattr(user, "id", None), path=request.path[:200]):
            return self.get_response(request)


LANGUAGES = dict(settings.LANGUAGES)
