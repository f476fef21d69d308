from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerLeft(Event):
    """A customer went away, and why."""

    leaving_id: int
    customer_id: int
    reason: str
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"customer-{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerCameBack(Event):
    leaving_id: int
    customer_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"customer-{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class GoalSet(Event):
    goal_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"goal-{self.goal_id}"
