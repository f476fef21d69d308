"""What goes in and out of the desk's API. What comes in may hold only what is named here."""

from datetime import datetime, time
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime

from zabota.core.api_shapes import Strict, sensible
from zabota.desk.models import Conversation, Message
from zabota.desk.reckoning import Explained

Outcome = Literal["", "done", "partly", "not_done"]
Number = Field(gt=0, lt=1 << 63)
Text = Field(min_length=1, max_length=200_000)


class NewCustomer(Strict):
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    name: str = Field("", max_length=160)
    language: str = Field("", max_length=5)

    @property
    def addresses(self) -> list[tuple[str, str]]:
        """As (kind, value), the one that says who it is first."""
        return [(kind, value) for kind, value in (("email", self.email), ("phone", self.phone)) if value]


class NewConversation(Strict):
    """`from_customer` writes down what the customer said; otherwise `text` is sent to the customer."""

    inbox: int = Number
    customer_id: int | None = Field(None, gt=0, lt=1 << 63)
    customer: NewCustomer | None = None
    subject: str = Field("", max_length=300)
    text: str = Text
    from_customer: bool = True
    acknowledge: bool = True


class SaidOfExpectation(Strict):
    """An expectation on the customer's card: was it met here?"""

    expectation: int = Field(gt=0, lt=1 << 63)
    is_met: bool


def said_of(words: list[SaidOfExpectation]) -> dict[int, bool]:
    return {word.expectation: word.is_met for word in words}


class NewReply(Strict):
    text: str = Text
    version: int | None = None
    resolving: bool = False
    reason: int | None = Field(None, gt=0, lt=1 << 63)
    outcome: Outcome = ""
    note: str = Field("", max_length=10_000)
    expectations: list[SaidOfExpectation] = Field([], max_length=100)
    answers_question: bool | None = None


class NewNote(Strict):
    text: str = Text


class NewAssignee(Strict):
    user: int | None = Field(gt=0, lt=1 << 63)


class NewResolution(Strict):
    outcome: Outcome
    reason: int | None = Field(None, gt=0, lt=1 << 63)
    note: str = Field("", max_length=10_000)
    expectations: list[SaidOfExpectation] = Field([], max_length=100)


class NewSnooze(Strict):
    until: Annotated[AwareDatetime, AfterValidator(sensible)]


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
    is_confidential: bool

    @staticmethod
    def resolve_is_confidential(conversation: Any) -> bool:
        """Of a line of a list, of a whole one as it is shown, and of a row."""
        if isinstance(conversation, Conversation):
            return conversation.is_confidential
        return conversation.get("is_confidential", conversation.get("confided_to") is not None)


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


class NewPromise(Strict):
    text: str = Field(min_length=1, max_length=4000)
    due_at: Annotated[AwareDatetime, AfterValidator(sensible)]
    owner: int | None = Field(None, gt=0, lt=1 << 63)


class StepShape(Schema):
    kind: str
    started_at: datetime
    ended_at: datetime | None
    counted_seconds: int
    left_seconds: int


class ClockShape(Schema):
    """`before`, `today_by`, `later_by` are set for a deadline by the time of day, else `seconds`."""

    limit: str
    policy: str
    seconds: int
    before: time | None
    today_by: time | None
    later_by: time | None
    in_business_time: bool
    started_at: datetime
    due_at: datetime
    paused_at: datetime | None
    met_at: datetime | None
    breached_at: datetime | None
    stopped_at: datetime | None
    steps: list[StepShape]


def clock_of(explained: Explained) -> dict[str, Any]:
    own = {
        name: getattr(explained.clock, name)
        for name in ClockShape.model_fields
        if name not in ("policy", "steps")
    }
    return {**own, "policy": explained.policy_name, "steps": explained.steps}


def whole(conversation: Conversation, said: list[Message]) -> dict[str, Any]:
    """A conversation and its messages as one thing to show."""
    named = {
        name: getattr(conversation, name) for name in WholeConversation.model_fields if name != "messages"
    }
    return {**named, "messages": said}
