"""If: which conversations a rule is for. One meaning, for the moment itself and for the test on history."""

from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from zabota.core.search import lexemes
from zabota.core.search.phrases import Phrase, is_said, phrases_of

MOST_TEXT = 8_000


@dataclass(frozen=True)
class Conditions:
    """All must hold; what is empty asks for nothing. Of `words` one phrase is enough, in any form."""

    inboxes: tuple[int, ...] = ()
    branches: tuple[int, ...] = ()
    teams: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    customer_classes: tuple[str, ...] = ()
    only_unassigned: bool = False
    words: str = ""

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Conditions":
        known = {field.name for field in fields(cls)}
        stands: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in kept.items()
            if name in known
        }
        return cls(**stands)

    @property
    def kept(self) -> dict[str, Any]:
        """Only what asks for something, as JSON keeps it."""
        asked = ((name, value) for name, value in asdict(self).items() if value)
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asked}

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        return phrases_of(self.words)

    def narrowed(self, conversations: QuerySet) -> QuerySet:
        """Those of `conversations` that fit, but for the words."""
        for column, values in (
            ("inbox", self.inboxes),
            ("branch", self.branches),
            ("team", self.teams),
            ("language", self.languages),
            ("customer__customer_class", self.customer_classes),
        ):
            if values:
                conversations = conversations.filter(**{f"{column}__in": values})
        return conversations.filter(assignee=None) if self.only_unassigned else conversations

    def are_said_in(self, text: str) -> bool:
        if not self.phrases:
            return True
        found = lexemes(text[:MOST_TEXT])
        return any(is_said(phrase, found) for phrase in self.phrases)
