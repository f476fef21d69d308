from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.company.models import User
from zabota.improvement.models import Duty, Investigation
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics


@agenda_topics.register
class OverdueDuties(AgendaTopic):
    """Measures, reports, proposals and investigations whose day is over."""

    name = "overdue_duties"
    label = gettext_lazy("Overdue")
    order = 40

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        today = timezone.localdate(until)
        overdue = Duty.objects.visible_to(user).overdue(today).filter(meeting=None)
        for duty in overdue.select_related("owner", "cause").order_by("due_on", "id"):
            words = {
                "what": duty,
                "cause": duty.cause or "–",
                "who": duty.owner,
                "day": date_format(duty.due_on, "j E"),
            }
            text = _("%(cause)s: %(what)s, %(who)s, due %(day)s") % words
            yield Point(f"duty-{duty.id}", text, reverse("improvement:duty", args=[duty.id]))
        late = (
            Investigation.objects.visible_to(user)
            .open()
            .filter(due_on__lt=today)
            .select_related("case", "lead")
        )
        for row in late:
            words = {"case": row.case, "who": row.lead, "day": date_format(row.due_on, "j E")}
            text = _("Investigation of %(case)s, %(who)s, due %(day)s") % words
            yield Point(f"investigation-{row.id}", text, reverse("improvement:investigation", args=[row.id]))
