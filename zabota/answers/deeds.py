"""What a macro or a rule does to one conversation, as plain values: pure."""

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Deeds:
    """Done in this order: note, team, assignee, reply, resolution or snooze. What is empty is left alone.

    `assign` is "me", "nobody" or the number of a user; `reply` the number of a saved reply.
    """

    note: str = ""
    team: int | None = None
    assign: str = ""
    reply: int | None = None
    snooze_hours: int | None = None
    outcome: str = ""
    reason: int | None = None
    resolution_note: str = ""

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Deeds":
        """From what was stored; names of other versions are passed over."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})

    @property
    def kept(self) -> dict[str, Any]:
        """Only what is not empty."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}

    @property
    def resolves(self) -> bool:
        return bool(self.outcome)

    @property
    def is_empty(self) -> bool:
        return not self.kept
