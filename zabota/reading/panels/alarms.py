from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.reading.models import Alarm

MOST = 5


@panels.register
class OpenAlarms(Panel):
    """Unhappy answers or a word that rose suddenly and that nobody has looked into."""

    name = "reading_alarms"
    place = "my_day"
    template = "reading/panels/alarms.html"
    order = 5
    permission = "feedback.design"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        alarms = list(Alarm.objects.visible_to(user).open().select_related("branch")[:MOST])
        return {"alarms": alarms} if alarms else None
