"""Links in what we send: a body says [[survey]], and the working link is made only while it is sent.

So the stored body, which staff may read, holds no link that works. An app above registers how:

    @link_maker("survey")
    def survey_url(row_id: int) -> str: ...
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings

Maker = Callable[..., str]

_makers: dict[str, Maker] = {}
_PLACE = re.compile(r"\[\[([a-z][a-z0-9_-]{0,40})\]\]")


class NoSuchLink(Exception):
    """A placeholder that nothing can be made of; the message says which."""


def link_maker(purpose: str) -> Callable[[Maker], Maker]:
    """Register how the link for `purpose` is made of a row id (and what else the dispatch keeps for it).

    It returns a path or a whole URL, and raises LookupError when the row is gone.
    """

    def register(maker: Maker) -> Maker:
        _makers[purpose] = maker
        return maker

    return register


def fill_in(body: str, links: dict[str, list[Any]]) -> str:
    """The body with each [[name]] that `links` knows made into a link; other brackets stay as they are.

    Raises NoSuchLink for a purpose nobody registered or a row that is gone.
    """
    return _PLACE.sub(lambda place: _url(links[place[1]]) if place[1] in links else place[0], body)


def read_aloud(body: str, words: str) -> str:
    """The body as the staff reads it: words where the customer finds a link of their own."""
    return _PLACE.sub(lambda _place: words, body) if "[[" in body else body


def _url(link: list[Any]) -> str:
    purpose, row_id, *more = link
    if purpose not in _makers:
        raise NoSuchLink(f"Nobody makes links for {purpose!r}.")
    try:
        url = _makers[purpose](row_id, *more)
    except LookupError as gone:
        raise NoSuchLink(f"What the link {purpose!r} leads to is gone.") from gone
    return f"{settings.SITE_URL}{url}" if url.startswith("/") else url
