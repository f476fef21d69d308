from typing import Any

from zabota.asides.models import Aside
from zabota.company.models import User
from zabota.core.panels import Panel, panels

MOST = 8


@panels.register
class MyAsides(Panel):
    """Whom I asked by mail: who answered, whom I wait for, who is late."""

    name = "asides.mine"
    place = "my_day"
    template = "asides/panels/my_asides.html"
    order = 26
    permission = "desk.see"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        own = Aside.objects.visible_to(user).open().filter(asker=subject).order_by("answer_by", "id")
        found = list(own[:MOST])
        return {"asides": found} if found else None
