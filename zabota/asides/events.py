from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.desk.events import ConversationEvent, told_of

if TYPE_CHECKING:
    from zabota.asides.models import Aside
    from zabota.company.models import User


@dataclass(frozen=True, kw_only=True)
class AsideEvent(ConversationEvent):
    """Screens that show the conversation hear of it, and the asker."""

    aside_id: int

    @property
    def topics(self) -> tuple[str, ...]:
        return (f"asides-{self.conversation_id}", "asides")


@dataclass(frozen=True, kw_only=True)
class AsideAsked(AsideEvent):
    """Somebody outside the conversation was written to, for the first time or once more."""


@dataclass(frozen=True, kw_only=True)
class AsideAnswered(AsideEvent):
    """They wrote; `is_automatic` when a machine of theirs did."""

    is_automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class AsideClosed(AsideEvent):
    pass


def of_aside(aside: "Aside", by: "User | None" = None) -> dict[str, Any]:
    """As of its conversation, so that of a confidential one only its circle hears; and the asker."""
    told = told_of(aside.conversation, by)
    return {**told, "aside_id": aside.id, "user_ids": tuple({*told["user_ids"], aside.asker_id})}
