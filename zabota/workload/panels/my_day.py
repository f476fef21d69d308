from typing import Any

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.workload.models import Peak


@panels.register
class HotMoments(Panel):
    """Whoever leads sees at once which team cannot cope."""

    name = "workload_hot_moments"
    place = "my_day"
    template = "workload/panels/my_day.html"
    order = 5
    permission = "workload.see"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        lasting = list(Peak.objects.visible_to(user).lasting().select_related("team")[:5])
        return {"peaks": lasting} if lasting else None
