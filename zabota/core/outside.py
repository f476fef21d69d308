"""What other systems may be told of: kinds of events, under names that stay.

Each app names its own in `outside.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from zabota.core.events import Event
from zabota.core.registry import Registry

INSIDE = ("user_ids", "circle")
"""Whose screens hear of it: nobody's business outside."""


@dataclass(frozen=True)
class Happening:
    """One kind of event as programs know it, e.g. `conversation.opened`.

    `about` is what it happened to, `key` the event's field with its number: who may not see it is not told.
    `free_words` are fields with what somebody wrote; `words` brings more of them: both leave only if chosen.
    """

    name: str
    kind: type[Event]
    label: Any
    permission: str
    about: type[models.Model]
    key: str
    free_words: tuple[str, ...] = ()
    words: Callable[[Any], dict[str, Any]] | None = None

    def is_seen_by(self, user: Any, event: Event) -> bool:
        """By the same rule as on every page: may the user see what it happened to?"""
        if not user.may(self.permission):
            return False
        rows: Any = self.about._default_manager
        return rows.visible_to(user).filter(pk=getattr(event, self.key)).exists()

    def facts(self, event: Event) -> dict[str, Any]:
        """Numbers, moments and words of ours; nothing that a person wrote."""
        hidden = (*INSIDE, *self.free_words)
        return {name: value for name, value in event.values().items() if name not in hidden}

    def told(self, event: Event) -> dict[str, Any]:
        """What people wrote, for whoever chose to have it told."""
        written = {name: getattr(event, name) for name in self.free_words}
        return {**written, **(self.words(event) if self.words else {})}


happenings: Registry[Happening] = Registry("outside")
_of_kind: dict[str, Happening] = {}


def happening(
    name: str,
    kind: type[Event],
    label: Any,
    permission: str,
    about: type[models.Model],
    key: str,
    **more: Any,
) -> None:
    made = happenings.add(Happening(name, kind, label, permission, about, key, **more))
    _of_kind[kind.__name__] = made


def several(
    rows: Sequence[tuple[str, type[Event], Any]],
    permission: str,
    about: type[models.Model],
    key: str,
    **more: Any,
) -> None:
    """(name, kind, label) of happenings that befall the same sort of thing."""
    for name, kind, label in rows:
        happening(name, kind, label, permission, about, key, **more)


def happening_of(kind: str) -> Happening | None:
    """Of the name of an event's class; None for what is told to nobody outside."""
    return _of_kind.get(kind)
