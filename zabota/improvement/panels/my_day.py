from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.improvement.models import Duty

MOST = 8


@panels.register
class MyDuties(Panel):
    """Measures, reports and proposals that I owe, and what the commission appointed me to."""

    name = "improvement_my_day"
    place = "my_day"
    template = "improvement/panels/my_day.html"
    order = 35

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        owed = Duty.objects.visible_to(user).open().filter(owner=subject)
        duties = list(owed.select_related("owner", "department", "cause").order_by("due_on", "id")[:MOST])
        return {"duties": duties} if duties else None
