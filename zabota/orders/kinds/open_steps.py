from typing import Any

from django.utils.translation import gettext as _

from zabota.desk.models import Conversation
from zabota.desk.obstacles import Obstacle, obstacles
from zabota.orders.models import ActionPlan

MOST = 3


@obstacles.register
class OpenSteps(Obstacle):
    """A running plan, and one that was called off although its outcome is said to be done."""

    name = "orders.open_steps"

    def sentence(self, conversation: Any, outcome: str) -> str:
        plans = list(ActionPlan.objects.filter(conversation=conversation).select_related("request_type"))
        running = [plan for plan in plans if plan.is_running]
        if running:
            return " ".join(told(plan) for plan in running)
        dropped = [
            plan for plan in plans if plan.called_off_at and plan.called_off_why != ActionPlan.Why.MISTAKE
        ]
        finished = any(plan.finished_at for plan in plans)
        if outcome == Conversation.Outcome.DONE and dropped and not finished:
            return _("“%(plan)s” was called off, so what was needed is not done: say so.") % {
                "plan": dropped[0].request_type
            }
        return ""


def told(plan: ActionPlan) -> str:
    """Which steps are open, in their order."""
    titles = [f"“{step.title}”" for step in plan.steps.filter(done_at=None).order_by("position")]
    words = {"plan": plan.request_type, "steps": ", ".join(titles[:MOST]), "more": len(titles) - MOST}
    if len(titles) > MOST:
        return _("The plan “%(plan)s” is not finished: %(steps)s and %(more)d more.") % words
    return _("The plan “%(plan)s” is not finished: %(steps)s.") % words
