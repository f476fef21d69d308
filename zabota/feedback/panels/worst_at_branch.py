from datetime import timedelta
from typing import Any

from django.utils import timezone

from zabota.company.models import Branch
from zabota.core.panels import Panel, panels
from zabota.feedback.sums import sums_of
from zabota.feedback.touchpoint_worst import RULE, worst_first

DAYS = 90
SHOWN = 5


@panels.register
class WorstAtBranch(Panel):
    """Where a branch hurts, on its page."""

    name = "worst_at_branch"
    place = "branch"
    template = "feedback/panels/worst_at_branch.html"
    permission = "feedback.see"
    order = 20

    def context(self, subject: Branch, user: Any) -> dict[str, Any] | None:
        now = timezone.now()
        sums = sums_of(user, now - timedelta(days=DAYS), now + timedelta(seconds=1), subject.id)
        return {"branch": subject, "places": worst_first(sums.rows)[:SHOWN], "rule": RULE, "days": DAYS}
