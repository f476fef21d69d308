from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.improvement.models import CorrectiveAction
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics
from zabota.improvement.verdict import looks_of


@agenda_topics.register
class EffectsDue(AgendaTopic):
    """Actions that got their verdict since the last meeting, or whose look gave none."""

    name = "effects_due"
    label = gettext_lazy("Effect of what we changed")
    order = 50

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        today, last = timezone.localdate(until), value_of("improvement.last_look_months")
        actions = CorrectiveAction.objects.visible_to(user).standing()
        waiting = actions.filter(Q(verdict_at__gt=since) | Q(verdict_at=None)).select_related("cause")
        for action in waiting.order_by("starts_on", "id"):
            looks = looks_of(action.starts_on, action.months, last)
            if action.verdict_at is None and today < looks.first_on:
                continue
            words = {"what": action, "cause": action.cause, "verdict": action.get_verdict_display()}
            if action.verdict_at is None:
                words["verdict"] = _("not sure yet, last look %(day)s") % {
                    "day": date_format(looks.last_on, "j E Y")
                }
            text = _("%(what)s (%(cause)s): %(verdict)s") % words
            yield Point(f"action-{action.id}", text, reverse("improvement:action", args=[action.id]))
