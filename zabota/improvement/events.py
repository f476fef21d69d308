from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CauseEvent(Event):
    cause_id: int
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"cause-{self.cause_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "improvement")


@dataclass(frozen=True, kw_only=True)
class CauseOpened(CauseEvent):
    """Something happened because of it for the first time."""


@dataclass(frozen=True, kw_only=True)
class CauseLinked(CauseEvent):
    link_id: int
    kind: str
    branch_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class CauseCameBack(CauseEvent):
    """It happened again, though the cause was settled."""

    branch_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ResponsibleAppointed(CauseEvent):
    """Somebody answers for the cause from now on."""


@dataclass(frozen=True, kw_only=True)
class CauseSettled(CauseEvent):
    """An action is seen to have worked."""


@dataclass(frozen=True, kw_only=True)
class CauseReopened(CauseEvent):
    """An action is seen not to have worked."""


@dataclass(frozen=True, kw_only=True)
class DutyEvent(Event):
    duty_id: int
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"duty-{self.duty_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "improvement")


@dataclass(frozen=True, kw_only=True)
class DutyGiven(DutyEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class DutyDueSoon(DutyEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class DutyOverdue(DutyEvent):
    """Its day is over; whoever gave it hears as well."""


@dataclass(frozen=True, kw_only=True)
class DutyPutOff(DutyEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class DutyDone(DutyEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class DutyWithdrawn(DutyEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CorrectiveActionEvent(Event):
    action_id: int
    cause_id: int
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"action-{self.action_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, f"cause-{self.cause_id}", "improvement")


@dataclass(frozen=True, kw_only=True)
class CorrectiveActionPlanned(CorrectiveActionEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CorrectiveActionWithdrawn(CorrectiveActionEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CorrectiveActionJudged(CorrectiveActionEvent):
    """The numbers have spoken: worked, or did not."""

    verdict: str


@dataclass(frozen=True, kw_only=True)
class MeetingEvent(Event):
    meeting_id: int
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"meeting-{self.meeting_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "improvement")


@dataclass(frozen=True, kw_only=True)
class MeetingCalled(MeetingEvent):
    """`user_ids` are invited."""


@dataclass(frozen=True, kw_only=True)
class MeetingAnswered(MeetingEvent):
    answer: str


@dataclass(frozen=True, kw_only=True)
class MeetingBegun(MeetingEvent):
    """The agenda stands as the data made it."""


@dataclass(frozen=True, kw_only=True)
class MinutesWritten(MeetingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingClosed(MeetingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingCalledOff(MeetingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class InvestigationEvent(Event):
    investigation_id: int
    case_id: int
    branch_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"investigation-{self.investigation_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, f"case-{self.case_id}", "improvement")


@dataclass(frozen=True, kw_only=True)
class InvestigationOpened(InvestigationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class InvestigationConcluded(InvestigationEvent):
    cause_id: int


def heard_by(*user_ids: int | None) -> tuple[int, ...]:
    """Whose screens hear of it: each once, in order."""
    return tuple(sorted({user_id for user_id in user_ids if user_id is not None}))
