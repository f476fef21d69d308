from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.core.events import Event

if TYPE_CHECKING:
    from zabota.recovery.models import RecoveryCase


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
    """Given within the giver's limit, or agreed to by somebody with a larger one."""

    goodwill_id: int


@dataclass(frozen=True, kw_only=True)
class GoodwillProposed(CaseEvent):
    """Beyond the giver's limit: `user_ids` may agree."""

    goodwill_id: int


@dataclass(frozen=True, kw_only=True)
class CaseFixed(CaseEvent):
    """We say it is put right; now the customer is asked."""


@dataclass(frozen=True, kw_only=True)
class CustomerAsked(CaseEvent):
    """The question whether it is put right went out, for the `times`-th time."""

    times: int = 1


@dataclass(frozen=True, kw_only=True)
class MarkGivenAfter(CaseEvent):
    """The customer marked how we put it right."""

    score: int


@dataclass(frozen=True, kw_only=True)
class CaseClosed(CaseEvent):
    ending: str


@dataclass(frozen=True, kw_only=True)
class CaseReopened(CaseEvent):
    """The customer says that it is not put right."""


@dataclass(frozen=True, kw_only=True)
class CaseClockBreached(CaseEvent):
    clock: str


@dataclass(frozen=True, kw_only=True)
class CaseEscalated(CaseEvent):
    """`to_id` was called in because a clock ran out."""

    to_id: int
    clock: str


def of_case(case: "RecoveryCase", *others: int | None) -> dict[str, Any]:
    """What every event of a case says: which one, and whose screens hear of it."""
    concerned = {user_id for user_id in (case.owner_id, *others) if user_id}
    return {"case_id": case.id, "branch_id": case.branch_id, "user_ids": tuple(sorted(concerned))}
