"""Who proved a moment ago to be one of us: sessions and tokens that a page or the API found to be genuine.

Kept in the memory of this process, as digests. It gives no right to anything: it only says in which lane a
request is served (config/lanes.py), before the database is asked who comes.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

SECONDS = 900.0
MOST = 50_000


class Known:
    def __init__(self, seconds: float = SECONDS, most: int = MOST):
        self.seconds, self.most = seconds, most
        self.until: OrderedDict[bytes, float] = OrderedDict()
        self.lock = Lock()

    def remember(self, secret: str) -> None:
        """It was just found to be genuine."""
        digest = digest_of(secret)
        with self.lock:
            self.until[digest] = time.monotonic() + self.seconds
            self.until.move_to_end(digest)
            if len(self.until) > self.most:
                self.until.popitem(last=False)

    def forget(self, secret: str) -> None:
        with self.lock:
            self.until.pop(digest_of(secret), None)

    def __contains__(self, secret: str) -> bool:
        return self.until.get(digest_of(secret), 0.0) > time.monotonic()


def digest_of(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(errors="replace"), digest_size=16).digest()


known = Known()


class KnownMiddleware:
    """Remembers the session of whoever was found signed in, and forgets one that is not (any more).

    It never asks by itself: a page that did not look who comes proves nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        user = getattr(request, "_cached_user", None)
        if user is not None:
            asked_with = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
            if not user.is_authenticated:
                known.forget(asked_with)
            elif key := request.session.session_key:
                known.remember(key)
        return response
