from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.company.models import User
from zabota.improvement.models import Duty
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics


@agenda_topics.register
class DecisionsBefore(AgendaTopic):
    """What earlier meetings decided: still open, or done since the last one."""

    name = "decisions_before"
    label = gettext_lazy("What we decided before")
    order = 10

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        decided = Duty.objects.visible_to(user).filter(meeting__isnull=False, withdrawn_at=None)
        for duty in decided.filter(Q(done_at=None) | Q(done_at__gt=since)).select_related("owner"):
            words = {"what": duty, "who": duty.owner, "state": state_of(duty)}
            text = _("%(what)s (%(who)s): %(state)s") % words
            yield Point(f"duty-{duty.id}", text, reverse("improvement:duty", args=[duty.id]))


def state_of(duty: Duty) -> str:
    day = date_format(duty.due_on, "j E")
    if duty.done_at:
        return _("done late") if duty.was_late else _("done in time")
    return _("overdue since %(day)s") % {"day": day} if duty.is_overdue else _("by %(day)s") % {"day": day}
