"""What goes in and out of the desk's API. What comes in may hold only what is named here."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Schema
from pydantic import AwareDatetime, ConfigDict, field_validator

from zabota.desk.models import Conversation, Message

Outcome = Literal["", "done", "partly", "not_done"]
Number = Field(gt=0, lt=1 << 63)
Text = Field(min_length=1, max_length=200_000)


class Strict(Schema):
    """Unknown fields are refused: a misspelt one must not be silently lost."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="after")
    @classmethod
    def without_nul(cls, value: Any) -> Any:
        if isinstance(value, str) and "\x00" in value:
            raise ValueError("a text cannot hold the character NUL")
        return value


class NewCustomer(Strict):
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    name: str = Field("", max_length=160)
    language: str = Field("", max_length=5)


class NewConversation(Strict):
    """`from_customer` writes down what the customer said; otherwise `text` is sent to the customer."""

    inbox: int = Number
    customer_id: int | None = Field(None, gt=0, lt=1 << 63)
    customer: NewCustomer | None = None
    subject: str = Field("", max_length=300)
    text: str = Text
    from_customer: bool = True
    acknowledge: bool = True


class NewReply(Strict):
    text: str = Text
    version: int | None = None
    resolving: bool = False
    reason: int | None = Field(None, gt=0, lt=1 << 63)
    outcome: Outcome = ""
    note: str = Field("", max_length=10_000)


class NewNote(Strict):
    text: str = Text


class NewAssignee(Strict):
    user: int | None = Field(gt=0, lt=1 << 63)


class NewResolution(Strict):
    outcome: Outcome
    reason: int | None = Field(None, gt=0, lt=1 << 63)
    note: str = Field("", max_length=10_000)


class NewSnooze(Strict):
    until: AwareDatetime


class ConversationShape(Schema):
    id: int
    subject: str
    customer_id: int
    customer_name: str
    preview: str
    message_count: int
    inbox_id: int
    branch_id: int | None
    team_id: int | None
    assignee_id: int | None
    opened_at: datetime
    last_message_at: datetime
    waiting_since: datetime | None
    due_at: datetime | None
    snoozed_until: datetime | None
    resolved_at: datetime | None


class ConversationPage(Schema):
    rows: list[ConversationShape]
    previous: str
    next: str


class MessageShape(Schema):
    id: int
    conversation_id: int
    direction: str
    author: str
    sender: str
    sender_name: str
    text: str
    at: datetime


class NoteShape(Schema):
    id: int
    conversation_id: int
    text: str
    at: datetime


class WholeConversation(ConversationShape):
    outcome: str
    resolution_note: str
    version: int
    messages: list[MessageShape]


def whole(conversation: Conversation, said: list[Message]) -> dict[str, Any]:
    """A conversation and its messages as one thing to show."""
    named = {
        name: getattr(conversation, name) for name in WholeConversation.model_fields if name != "messages"
    }
    return {**named, "messages": said}
