from typing import Any

from django.db.models import Q

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.recovery.models import RecoveryCase
from zabota.recovery.panels.rows import shown

MOST = 10


@panels.register
class MyCases(Panel):
    """My cases and those I was called in for, by clock; and how many are nobody's yet."""

    name = "recovery_my_day"
    place = "my_day"
    template = "recovery/panels/my_day.html"
    order = 10
    permission = "recovery.see"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        seen = RecoveryCase.objects.visible_to(user).open()
        cases = shown(seen.filter(Q(owner=user) | Q(escalated_to=user)).order_by("next_due_at", "id"), MOST)
        queue = seen.filter(owner=None).count() if user.may("recovery.work") else 0
        return {"cases": cases, "queue": queue} if cases or queue else None
