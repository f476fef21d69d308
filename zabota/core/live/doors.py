"""Who may listen to what: each door is a path with a function that says whom it lets in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from zabota.core.events import Event
from zabota.core.registry import Registry

Audience = Callable[[Event], tuple[str, ...]]
"""The topics of an event that this listener may know of."""


@dataclass(frozen=True)
class OneAudience:
    """Hears nothing but events that are `only_for` it: thousands of these cost the others nothing."""

    only_for: str
    topics_of: Audience

    def __call__(self, event: Event) -> tuple[str, ...]:
        return self.topics_of(event)


@dataclass(frozen=True)
class LiveDoor:
    """`admit` gets the request (cookies, path, query) and returns an audience, or None to refuse.

    It is asked again every half minute, so that a stream ends when the sign-in does. `headers` go out with
    the stream, e.g. to let pages of other sites read it.
    """

    name: str
    path: str
    admit: Callable[[HttpRequest], Audience | None]
    headers: tuple[tuple[bytes, bytes], ...] = ()


doors: Registry[LiveDoor] = Registry("live doors")


def door_for(path: str) -> LiveDoor | None:
    return next((door for door in doors if path == door.path), None)
