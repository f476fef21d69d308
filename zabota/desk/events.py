from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.core.events import Event

if TYPE_CHECKING:
    from zabota.company.models import User
    from zabota.desk.models import Conversation


@dataclass(frozen=True, kw_only=True)
class ConversationEvent(Event):
    """`branch_id`, `team_id` and `user_ids` say whose screens hear of it."""

    conversation_id: int
    branch_id: int | None = None
    team_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"conversation-{self.conversation_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "inbox")


@dataclass(frozen=True, kw_only=True)
class ConversationOpened(ConversationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MessageReceived(ConversationEvent):
    message_id: int


@dataclass(frozen=True, kw_only=True)
class ReplySent(ConversationEvent):
    """Somebody, or the system if `is_automatic`, wrote to the customer."""

    message_id: int
    is_automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class ReplyFailed(ConversationEvent):
    """The channel refused or could not confirm a reply: a person has to look."""

    message_id: int
    problem: str


@dataclass(frozen=True, kw_only=True)
class NoteAdded(ConversationEvent):
    note_id: int


@dataclass(frozen=True, kw_only=True)
class UserMentioned(ConversationEvent):
    note_id: int
    mentioned_id: int


@dataclass(frozen=True, kw_only=True)
class ConversationAssigned(ConversationEvent):
    assignee_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ConversationTransferred(ConversationEvent):
    """To another team or branch."""


@dataclass(frozen=True, kw_only=True)
class ConversationSnoozed(ConversationEvent):
    until: str


@dataclass(frozen=True, kw_only=True)
class ConversationWoken(ConversationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ConversationResolved(ConversationEvent):
    """Settled. `asked` is true when the last reply already carried the question how it was."""

    outcome: str = ""
    asked: bool = False


@dataclass(frozen=True, kw_only=True)
class ConversationReopened(ConversationEvent):
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class ConversationsMerged(ConversationEvent):
    merged_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class ConversationsUnmerged(ConversationEvent):
    merged_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class ClockBreached(ConversationEvent):
    clock_id: int
    limit: str


def told_of(conversation: "Conversation", by: "User | None" = None) -> dict[str, Any]:
    """What every event about a conversation says: which one, whose it is, and who did it."""
    return {
        "conversation_id": conversation.id,
        "branch_id": conversation.branch_id,
        "team_id": conversation.team_id,
        "user_ids": (conversation.assignee_id,) if conversation.assignee_id else (),
        "by_id": by.id if by else None,
    }
