"""What to do next for one customer: each app says what it knows of, and the front office shows all of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zabota.core.registry import Registry


@dataclass(frozen=True)
class NextStep:
    """`text` says what to do; `url` leads there. The lowest `order` comes first, then what is due."""

    text: str
    url: str
    icon: str = "arrow-right"
    due_at: datetime | None = None
    order: int = 50


class NextSteps:
    """Subclass in `<app>/kinds/next_<what>.py` and register."""

    name = ""
    permission = ""

    def steps(self, customer: Any, user: Any) -> list[NextStep]:
        """Only of what `user` may see."""
        raise NotImplementedError


next_steps: Registry[NextSteps] = Registry("next steps")


def steps_for(customer: Any, user: Any) -> list[NextStep]:
    found = [
        step
        for one in next_steps
        if not one.permission or user.may(one.permission)
        for step in one.steps(customer, user)
    ]
    return sorted(found, key=lambda step: (step.order, step.due_at.timestamp() if step.due_at else 1e11))
