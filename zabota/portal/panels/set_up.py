from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.portal.set_up import steps


@panels.register
class SetUp(Panel):
    """The way from an empty company to a working one; it goes when all five steps are done."""

    name = "portal.set_up"
    place = "my_day"
    template = "portal/panels/set_up.html"
    order = 1
    permission = "company.manage_users"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        found = steps()
        done = sum(step.is_done for step in found)
        return None if done == len(found) else {"steps": found, "done": done}
