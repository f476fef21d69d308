from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.reception.models import HandOver

MOST = 8


@panels.register
class HandedToMe(Panel):
    """What was handed over to me or my team and waits to be accepted, the nearest promise first."""

    name = "reception.hand_overs"
    place = "my_day"
    template = "reception/panels/hand_overs.html"
    order = 12

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        rows = HandOver.objects.visible_to(user).waiting_for(subject)  # type: ignore[attr-defined]
        people = ("conversation__customer", "giver", "to_user", "to_team", "accepted_by")
        found = list(rows.select_related(*people).order_by("promised_by", "id")[:MOST])
        return {"hand_overs": found} if found else None
