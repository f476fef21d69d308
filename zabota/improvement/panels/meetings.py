from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.improvement.models import Investigation, MeetingMember

AHEAD = timedelta(days=14)
MOST = 5


@panels.register
class MyMeetings(Panel):
    """Meetings of the commission I am asked to, and investigations I lead."""

    name = "improvement_meetings"
    place = "my_day"
    template = "improvement/panels/meetings.html"
    order = 36

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        asked = MeetingMember.objects.filter(
            user=subject, meeting__closed_at=None, meeting__called_off_at=None
        )
        soon = asked.filter(Q(answer="") | Q(meeting__at__lt=timezone.now() + AHEAD)).select_related(
            "meeting"
        )
        led = Investigation.objects.visible_to(user).open().filter(lead=subject).select_related("case")
        members, mine = list(soon.order_by("meeting__at")[:MOST]), list(led.order_by("due_on")[:MOST])
        return {"members": members, "investigations": mine} if members or mine else None
