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
class GoodwillDeclined(CaseEvent):
    """What was proposed is not given; the reason stands on it."""

    goodwill_id: int


@dataclass(frozen=True, kw_only=True)
class GoodwillReviewed(CaseEvent):
    """A lead looked at it afterwards."""

    goodwill_id: int


@dataclass(frozen=True, kw_only=True)
class SameProblemAgain(CaseEvent):
    """The customer marks low again what we said we had put right: an alarm (S3-135)."""

    earlier_id: int


@dataclass(frozen=True, kw_only=True)
class CandourShown(Event):
    """A customer told us openly what was wrong, whether or not they were right (S4-26).

    `source` is what they said it in, e.g. response-7 or complaint-3: one reward for each.
    """

    customer_id: int
    source: str
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"customer-{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class LackAsked(Event):
    """A passive customer was asked what is lacking."""

    response_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"response-{self.response_id}"


@dataclass(frozen=True, kw_only=True)
class LackTold(LackAsked):
    """And said it."""


@dataclass(frozen=True, kw_only=True)
class CompensationEvent(Event):
    compensation_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"compensation-{self.compensation_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "recovery")


@dataclass(frozen=True, kw_only=True)
class CompensationConfirmed(CompensationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CompensationUndone(CompensationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class CustomerCompensated(CompensationEvent):
    """One customer was told and has it: loyalty books points, the till a discount."""

    customer_id: int


@dataclass(frozen=True, kw_only=True)
class CompensationDone(CompensationEvent):
    """Everybody was told, or it is written why not."""


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
