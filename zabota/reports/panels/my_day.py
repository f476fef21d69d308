from typing import Any

from django.core.cache import cache
from django.utils import timezone

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.trends import asked_more

KEPT_SECONDS = 3600
MOST = 5


@panels.register
class AskedMore(Panel):
    """Whoever reads reports learns what customers began to ask, without looking for it."""

    name = "reports_asked_more"
    place = "my_day"
    template = "reports/panels/my_day.html"
    order = 80
    permission = "reports.see"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        places = "all" if user.sees_all_branches else ",".join(map(str, sorted(user.branch_ids)))
        key = f"reports.asked_more.{timezone.localdate()}.{places}"
        found = cache.get_or_set(key, lambda: asked_more(user)[:MOST], KEPT_SECONDS) or []
        names = DIMENSIONS["reason"].names([trend.value for trend in found], user)
        rows = [{"trend": trend, "name": names[trend.value]} for trend in found if trend.value in names]
        return {"rows": rows} if rows else None
