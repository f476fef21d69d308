"""What is said to whoever is not served now: in words of their language, as a page or as a program's JSON.

It is said before a thread is taken, thousands of times a second when need be: each answer is made once.
"""

import json
import random
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy
from django.utils.translation.trans_real import parse_accept_lang_header

FULL, TOO_MANY, TOO_SLOW, TOO_LARGE = 503, 429, 408, 413
SOONEST_SECONDS, LATEST_SECONDS = 3, 9
"""When to come again: not all in the same second."""

WORDS: dict[int, tuple[Any, Any]] = {
    FULL: (
        gettext_lazy("Very many people are here at once"),
        gettext_lazy("There is no room for this at the moment. Please try again in some seconds."),
    ),
    TOO_MANY: (
        gettext_lazy("That was very much at once"),
        gettext_lazy("Too many requests come from where you are. Please try again in some seconds."),
    ),
    TOO_SLOW: (
        gettext_lazy("It came too slowly"),
        gettext_lazy("What you sent did not arrive in time. Nothing of it was kept; please send it again."),
    ),
    TOO_LARGE: (
        gettext_lazy("This is too large"),
        gettext_lazy("What you sent is larger than what can be taken in. Nothing of it was kept."),
    ),
}
COMES_AGAIN = (FULL, TOO_MANY)

Headers = list[tuple[bytes, bytes]]


def answer(status: int, headers: dict[bytes, bytes], field: str = "") -> tuple[Headers, bytes]:
    """Headers and body. `field` names the sentence in the JSON of a program; "" is a page for people."""
    cookie, accepts = headers.get(b"cookie", b""), headers.get(b"accept-language", b"")
    body = made(status, language_of(chosen_in(cookie), accepts[:200]), field)
    kind = b"application/json" if field else b"text/html; charset=utf-8"
    told = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    if status in COMES_AGAIN:
        seconds = random.randint(SOONEST_SECONDS, LATEST_SECONDS)  # noqa: S311 - spreads them, no secret
        told.append((b"retry-after", str(seconds).encode()))
    return told, body


@lru_cache(maxsize=100)
def made(status: int, language: str, field: str) -> bytes:
    with translation.override(language):
        title, sentence = WORDS[status]
        if field:
            return json.dumps({field: f"{title}. {sentence}"}, ensure_ascii=False).encode()
        return render_to_string("busy.html", {"status": status, "title": title, "words": sentence}).encode()


def chosen_in(cookie: bytes) -> str:
    """The language that was chosen on a page."""
    name = settings.LANGUAGE_COOKIE_NAME.encode() + b"="
    found = next((part for part in cookie.split(b"; ") if part.startswith(name)), b"")
    return found[len(name) :][:12].decode("latin-1")


@lru_cache(maxsize=1000)
def language_of(chosen: str, accepts: bytes) -> str:
    wanted = [chosen, *(code for code, _q in parse_accept_lang_header(accepts.decode("latin-1")))]
    for code in filter(None, wanted):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
