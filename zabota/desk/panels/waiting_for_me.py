from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.desk.models import Conversation

MOST = 8


@panels.register
class WaitingForMe(Panel):
    """S3-068: whoever waits longest is shown first."""

    name = "desk.waiting_for_me"
    place = "my_day"
    template = "desk/panels/waiting_for_me.html"
    order = 10
    permission = "desk.answer"

    def context(self, subject: User, user: User) -> dict[str, Any]:
        mine = Conversation.objects.visible_to(user).waiting_on_us().filter(assignee=subject)
        lines = list(mine.lines().order_by("waiting_since", "id")[: MOST + 1])
        return {"conversations": lines[:MOST], "has_more": len(lines) > MOST}
