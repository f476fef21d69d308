from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation
from zabota.rules.models import RuleRun

MOST = 5


@panels.register
class RulesThatActed(Panel):
    """Whoever reads a conversation sees what was done to it by a rule, and by which."""

    name = "rules_acted"
    place = "conversation"
    template = "rules/panels/acted.html"
    order = 62
    permission = "desk.see"

    def context(self, subject: Conversation, user: User) -> dict[str, Any] | None:
        runs = list(
            RuleRun.objects.filter(conversation=subject).select_related("rule").order_by("-at")[:MOST]
        )
        return {"runs": runs, "may_manage": user.may("rules.manage")} if runs else None
