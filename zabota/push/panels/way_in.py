from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels


@panels.register
class WayIn(Panel):
    """On one's own profile: the way to the notifications."""

    name = "push.way_in"
    place = "profile"
    template = "push/panels/way_in.html"

    def context(self, subject: User, user: User) -> dict[str, Any]:
        return {}
