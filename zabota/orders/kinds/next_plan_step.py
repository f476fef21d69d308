from typing import Any

from django.urls import reverse

from zabota.core.next_steps import NextStep, NextSteps, next_steps
from zabota.orders.models import RequestStep

MOST = 3


@next_steps.register
class NextPlanStep(NextSteps):
    """What is to be done now for this customer's requests."""

    name = "orders.step"
    permission = "orders.see"

    def steps(self, customer: Any, user: Any) -> list[NextStep]:
        seen = RequestStep.objects.visible_to(user).current().filter(plan__conversation__customer=customer)
        return [
            NextStep(
                text=f"{step.plan.request_type}: {step.title}",
                url=reverse("orders:step", args=[step.id]),
                icon="list-check",
                due_at=step.due_at,
                order=15,
            )
            for step in seen.select_related("plan__request_type").order_by("due_at")[:MOST]
        ]
