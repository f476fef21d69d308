from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.core.next_steps import NextStep, NextSteps, next_steps
from zabota.recovery.models import RecoveryCase


@next_steps.register
class OpenCases(NextSteps):
    """Something is being put right with this customer: read it before you speak."""

    name = "recovery.open_cases"
    permission = "recovery.see"

    def steps(self, customer: Any, user: Any) -> list[NextStep]:
        cases = RecoveryCase.objects.visible_to(user).open().filter(customer=customer)
        return [
            NextStep(
                text=_("We are putting something right: read the case before you speak."),
                url=reverse("recovery:case", args=[case.id]),
                icon="heart-handshake",
                due_at=case.next_due_at,
                order=5,
            )
            for case in cases.order_by("next_due_at")[:2]
        ]
