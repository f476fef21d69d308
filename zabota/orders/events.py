from dataclasses import dataclass
from typing import Any

from zabota.desk.events import ConversationEvent, told_of
from zabota.orders.models import ActionPlan, RequestStep, ServiceOrder


@dataclass(frozen=True, kw_only=True)
class PlanEvent(ConversationEvent):
    """Something happened to the plan of a conversation."""

    plan_id: int

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "inbox")


@dataclass(frozen=True, kw_only=True)
class PlanBegun(PlanEvent):
    """A request got its plan; the conversation cannot be resolved until it is carried out."""


@dataclass(frozen=True, kw_only=True)
class PlanFinished(PlanEvent):
    """Every step is done, with its evidence."""


@dataclass(frozen=True, kw_only=True)
class PlanCalledOff(PlanEvent):
    """It is not carried out to the end: why is said."""

    why: str


@dataclass(frozen=True, kw_only=True)
class StepEvent(PlanEvent):
    step_id: int


@dataclass(frozen=True, kw_only=True)
class StepDone(StepEvent):
    """One step was carried out; the next one's time runs."""


@dataclass(frozen=True, kw_only=True)
class StepHanded(StepEvent):
    """It is somebody else's, or another department's."""


@dataclass(frozen=True, kw_only=True)
class StepSentBack(StepEvent):
    """It has to be done once more, and so does what came after it."""


@dataclass(frozen=True, kw_only=True)
class StepEvidenced(StepEvent):
    """A photo or document was added."""


@dataclass(frozen=True, kw_only=True)
class StepOverdue(StepEvent):
    """Its time ran out."""


def of_plan(plan: ActionPlan, by: Any = None) -> dict[str, Any]:
    return {**told_of(plan.conversation, by), "plan_id": plan.id}


def of_step(step: RequestStep, by: Any = None) -> dict[str, Any]:
    return {**of_plan(step.plan, by), "step_id": step.id}


@dataclass(frozen=True, kw_only=True)
class OrderEvent(PlanEvent):
    order_id: int


@dataclass(frozen=True, kw_only=True)
class OrderChanged(OrderEvent):
    """Diagnosis, work, a part or a price was written down."""


@dataclass(frozen=True, kw_only=True)
class PriceAnswered(OrderEvent):
    """The customer said yes or no to a price."""

    agreed: bool


@dataclass(frozen=True, kw_only=True)
class WarrantySent(OrderEvent):
    """The customer got the warranty in writing."""


@dataclass(frozen=True, kw_only=True)
class OrderLooksLate(OrderEvent):
    """As it looks now the promised date will be missed."""


@dataclass(frozen=True, kw_only=True)
class DateOptionChosen(OrderEvent):
    """The customer chose a way out of a missed date."""

    option_id: int


def of_order(order: ServiceOrder, by: Any = None) -> dict[str, Any]:
    return {**of_plan(order.plan, by), "order_id": order.id}
