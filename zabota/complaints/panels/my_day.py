from typing import Any

from zabota.company.models import User
from zabota.complaints.models import Complaint
from zabota.core.panels import Panel, panels

MOST = 8
WITH = ("customer", "branch", "owner", "touchpoint")


@panels.register
class MyComplaints(Panel):
    """My unanswered complaints by deadline, and how many are nobody's yet."""

    name = "complaints_my_day"
    place = "my_day"
    template = "complaints/panels/my_day.html"
    order = 12
    permission = "complaints.see"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        seen = Complaint.objects.visible_to(user).unanswered()
        mine = list(seen.filter(owner=user).select_related(*WITH).order_by("next_due_at", "id")[:MOST])
        nobodys = seen.filter(owner=None).count() if user.may("complaints.work") else 0
        return {"complaints": mine, "nobodys": nobodys} if mine or nobodys else None
