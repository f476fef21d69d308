from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.core.events import Event

if TYPE_CHECKING:
    from zabota.company.models import User
    from zabota.desk.models import Conversation


@dataclass(frozen=True, kw_only=True)
class ConversationEvent(Event):
    """`branch_id`, `team_id` and `user_ids` say whose screens hear of it; of a confidential conversation only
    `user_ids` and its `circle`, users and teams.
    """

    conversation_id: int
    branch_id: int | None = None
    team_id: int | None = None
    user_ids: tuple[int, ...] = ()
    circle: tuple[tuple[int, ...], tuple[int, ...]] | None = None

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
    """`is_first`: it began the conversation."""

    message_id: int
    is_first: bool = False


@dataclass(frozen=True, kw_only=True)
class CustomerWrites(ConversationEvent):
    """The visitor of a site's chat is writing just now: told in passing."""

    @property
    def topics(self) -> tuple[str, ...]:
        return (f"writing-{self.conversation_id}",)


@dataclass(frozen=True, kw_only=True)
class MessageCompleted(ConversationEvent):
    """A file that a message named was fetched later, or could not be."""

    message_id: int


@dataclass(frozen=True, kw_only=True)
class ReplySent(ConversationEvent):
    """Somebody, or the system if `is_automatic`, wrote to the customer."""

    message_id: int
    is_automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class ReplyJudged(ConversationEvent):
    """Somebody said whether a reply answers the question."""

    message_id: int
    answered: bool | None = None


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
class RemarkLeft(ConversationEvent):
    """Somebody said that what the customer said last needs no reply."""


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


@dataclass(frozen=True, kw_only=True)
class OfCircle(ConversationEvent):
    """`named` are people and teams in words, as they were called then; all whom it concerns hear of it."""

    named: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConversationConfided(OfCircle):
    """Only a circle of people and teams sees it from now on. The others hear that it is gone."""


@dataclass(frozen=True, kw_only=True)
class CircleChanged(OfCircle):
    """Others see a confidential conversation now; `because` where somebody let themselves in."""

    because: str = ""


@dataclass(frozen=True, kw_only=True)
class ConversationOpenedUp(OfCircle):
    """It is an ordinary one again."""


def told_of(conversation: "Conversation", by: "User | None" = None) -> dict[str, Any]:
    """What every event about a conversation says: which one, whose it is, and who did it."""
    return {
        "conversation_id": conversation.id,
        "branch_id": conversation.branch_id,
        "team_id": conversation.team_id,
        "user_ids": (conversation.assignee_id,) if conversation.assignee_id else (),
        "circle": circle_of(conversation),
        "by_id": by.id if by else None,
    }


def circle_of(conversation: "Conversation") -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Users and teams who may see a confidential conversation; None of an ordinary one."""
    if conversation.confided_to is None:
        return None
    return tuple(conversation.confided_to), tuple(conversation.confided_to_teams or ())
