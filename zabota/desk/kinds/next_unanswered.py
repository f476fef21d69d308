from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.core.next_steps import NextStep, NextSteps, next_steps
from zabota.desk.models import Conversation

MOST = 3


@next_steps.register
class Unanswered(NextSteps):
    """The customer stands here and still waits for an answer elsewhere."""

    name = "desk.unanswered"
    permission = "desk.see"

    def steps(self, customer: Any, user: Any) -> list[NextStep]:
        waiting = Conversation.objects.visible_to(user).waiting_on_us().filter(customer=customer)
        return [
            NextStep(
                text=_("Answer: %(subject)s") % {"subject": one.subject or one.preview or f"#{one.id}"},
                url=reverse("desk:conversation", args=[one.id]),
                icon="message-dots",
                due_at=one.due_at,
                order=10,
            )
            for one in waiting.order_by("waiting_since")[:MOST]
        ]
