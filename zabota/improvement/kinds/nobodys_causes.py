from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zabota.company.models import User
from zabota.improvement.models import RootCause
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics


@agenda_topics.register
class NobodysCauses(AgendaTopic):
    """Open causes for which nobody answers."""

    name = "nobodys_causes"
    label = gettext_lazy("Causes without a responsible person")
    order = 25

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        for cause in RootCause.objects.visible_to(user).open().filter(responsible=None).order_by("opened_at"):
            yield Point(f"cause-{cause.id}", str(cause), reverse("improvement:cause", args=[cause.id]))
