from typing import Any

from django.utils import timezone

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.panels import Panel, panels
from zabota.routing.fitting import policies
from zabota.routing.models import Absence, Presence
from zabota.routing.people import limits_of, loads_of


@panels.register
class MyLoad(Panel):
    """How much I have, how much I may be given, and whether I take more just now."""

    name = "routing_my_load"
    place = "my_day"
    template = "routing/panels/my_day.html"
    order = 60
    permission = "desk.answer"

    def context(self, subject: User, user: User) -> dict[str, Any] | None:
        if not policies().rows:
            return None
        away = Presence.objects.filter(user=subject, is_here=False).first()
        return {
            "load": loads_of([subject.id]).get(subject.id, (0, 0))[0],
            "most": limits_of([subject.id]).get((subject.id, ""), value_of("routing.most_open")),
            "away": away,
            "absence": Absence.objects.at(timezone.now()).filter(user=subject).first(),
        }
