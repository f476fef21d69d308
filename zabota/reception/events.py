from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ReceptionEvent(Event):
    """`branch_id`, `team_id` and `user_ids` say whose screens hear of it."""

    conversation_id: int | None = None
    customer_id: int | None = None
    branch_id: int | None = None
    team_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"conversation-{self.conversation_id}" if self.conversation_id else ""

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "reception") if self.subject else ("reception",)


@dataclass(frozen=True, kw_only=True)
class CallEvent(ReceptionEvent):
    call_id: int

    @property
    def topics(self) -> tuple[str, ...]:
        return (*super().topics, "ringing")


@dataclass(frozen=True, kw_only=True)
class CallRang(CallEvent):
    """A telephone rings: at one user's desk, or for everybody of the branch when it is nobody's."""


@dataclass(frozen=True, kw_only=True)
class CallAnswered(CallEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CallEnded(CallEvent):
    was_missed: bool = False


@dataclass(frozen=True, kw_only=True)
class HandOverEvent(ReceptionEvent):
    hand_over_id: int


@dataclass(frozen=True, kw_only=True)
class HandedOver(HandOverEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class HandOverAccepted(HandOverEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class HandOverReturned(HandOverEvent):
    """The receiver cannot do it and says why: it is with the giver again."""


@dataclass(frozen=True, kw_only=True)
class HandOverDone(HandOverEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class BookEntryWritten(ReceptionEvent):
    """An entry of the complaints book on paper was typed in."""

    entry_id: int


@dataclass(frozen=True, kw_only=True)
class SeniorCalled(ReceptionEvent):
    """A customer in the branch asks for somebody senior."""

    senior_call_id: int

    @property
    def topics(self) -> tuple[str, ...]:
        return (*super().topics, "ringing")


@dataclass(frozen=True, kw_only=True)
class SeniorCame(ReceptionEvent):
    senior_call_id: int
    waited_seconds: int

    @property
    def topics(self) -> tuple[str, ...]:
        return (*super().topics, "ringing")


@dataclass(frozen=True, kw_only=True)
class ConsultationBooked(ReceptionEvent):
    consultation_id: int


@dataclass(frozen=True, kw_only=True)
class ConsultationMoved(ReceptionEvent):
    """To another time, in the same room."""

    consultation_id: int


@dataclass(frozen=True, kw_only=True)
class ConsultationEnded(ReceptionEvent):
    consultation_id: int
    ending: str
