from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Event):
    case_id: int
    branch_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"case-{self.case_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "recovery")


@dataclass(frozen=True, kw_only=True)
class CaseOpened(CaseEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CaseTaken(CaseEvent):
    """Someone became its owner."""


@dataclass(frozen=True, kw_only=True)
class CaseStepTaken(CaseEvent):
    step_id: int


@dataclass(frozen=True, kw_only=True)
class CustomerContacted(CaseEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class GoodwillGiven(CaseEvent):
    goodwill_id: int


@dataclass(frozen=True, kw_only=True)
class CaseFixed(CaseEvent):
    """We say it is put right; now the customer is asked."""


@dataclass(frozen=True, kw_only=True)
class CaseClosed(CaseEvent):
    ending: str


@dataclass(frozen=True, kw_only=True)
class CaseReopened(CaseEvent):
    """The customer says that it is not put right."""


@dataclass(frozen=True, kw_only=True)
class CaseClockBreached(CaseEvent):
    clock: str
