from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from zabota.core.events import Event

if TYPE_CHECKING:
    from zabota.channels.models import Dispatch, Inbox


@dataclass(frozen=True, kw_only=True)
class MessageArrived(Event):
    """A delivery was read. `carried` is the Incoming; the reaction files it in the same transaction."""

    delivery_id: int
    inbox_id: int


@dataclass(frozen=True, kw_only=True)
class CallReported(Event):
    """Something happened to a telephone call. `carried` is the CallNews; it is in the delivery as well."""

    delivery_id: int
    inbox_id: int


@dataclass(frozen=True, kw_only=True)
class DeliveryUnreadable(Event):
    """A delivery could not be read; it becomes a visible conversation with the raw one attached."""

    delivery_id: int
    inbox_id: int
    problem: str


@dataclass(frozen=True, kw_only=True)
class DispatchEvent(Event):
    dispatch_id: int
    about: str = ""
    branch_id: int | None = None
    team_id: int | None = None

    @classmethod
    def of(cls, dispatch: "Dispatch", **more: Any) -> Self:
        inbox = dispatch.inbox
        return cls(
            dispatch_id=dispatch.id,
            about=dispatch.about,
            branch_id=inbox.branch_id,
            team_id=inbox.team_id,
            **more,
        )

    @property
    def subject(self) -> str:
        return f"dispatch-{self.dispatch_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return ("outbox", self.about) if self.about else ("outbox",)


@dataclass(frozen=True, kw_only=True)
class DispatchQueued(DispatchEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class DispatchSent(DispatchEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class DispatchFailed(DispatchEvent):
    """Refused for good, or bounced: the customer did not get it."""

    problem: str


@dataclass(frozen=True, kw_only=True)
class DispatchUncertain(DispatchEvent):
    """The link broke after it was handed over."""


@dataclass(frozen=True, kw_only=True)
class DispatchDelivered(DispatchEvent):
    """The channel says that it reached the customer's device."""


@dataclass(frozen=True, kw_only=True)
class DispatchRead(DispatchEvent):
    """The channel says that the customer had it on the screen."""


@dataclass(frozen=True, kw_only=True)
class MediaArrived(Event):
    """A file that the message of this delivery named was fetched."""

    delivery_id: int
    file_id: int


@dataclass(frozen=True, kw_only=True)
class MediaLost(Event):
    """A file that the message of this delivery named cannot be had; `problem` says why."""

    delivery_id: int
    filename: str
    problem: str


@dataclass(frozen=True, kw_only=True)
class NameLearned(Event):
    """A channel told how the owner of an address is called."""

    kind: str
    value: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ChatAnswered(Event):
    """Something new waits for a visitor of a site's chat; `visitor` is the digest that names them."""

    visitor: str
    dispatch_id: int

    @property
    def only_for(self) -> str:
        return f"chat-{self.visitor}"


@dataclass(frozen=True, kw_only=True)
class AnswerBegun(Event):
    """One of us writes to the visitor of a site's chat, told in passing; `who` is their first name."""

    visitor: str
    who: str = ""

    @property
    def only_for(self) -> str:
        return f"chat-{self.visitor}"

    @property
    def aloud(self) -> dict[str, str]:
        return {"who": self.who}


@dataclass(frozen=True, kw_only=True)
class InboxEvent(Event):
    inbox_id: int
    branch_id: int | None = None
    team_id: int | None = None

    @classmethod
    def of(cls, inbox: "Inbox", **more: Any) -> Self:
        return cls(inbox_id=inbox.id, branch_id=inbox.branch_id, team_id=inbox.team_id, **more)

    @property
    def subject(self) -> str:
        return f"inbox-{self.inbox_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "inboxes")


@dataclass(frozen=True, kw_only=True)
class InboxTroubled(InboxEvent):
    """An inbox cannot be looked into; `problem` says why."""

    problem: str


@dataclass(frozen=True, kw_only=True)
class InboxRecovered(InboxEvent):
    pass
