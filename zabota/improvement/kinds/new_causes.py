from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from zabota.company.models import User
from zabota.improvement.models import RootCause
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics

A_YEAR = timedelta(days=365)


@agenda_topics.register
class NewCauses(AgendaTopic):
    """Causes that something was linked to for the first time, with all that is linked of a year back."""

    name = "new_causes"
    label = gettext_lazy("New causes")
    order = 20

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        opened = RootCause.objects.visible_to(user).open().filter(opened_at__gt=since, opened_at__lte=until)
        for cause in opened.counted(until - A_YEAR).order_by("-stories", "id"):
            n = cause.stories
            text = ngettext("%(cause)s: %(n)d story", "%(cause)s: %(n)d stories", n) % {
                "cause": cause,
                "n": n,
            }
            yield Point(f"cause-{cause.id}", text, reverse("improvement:cause", args=[cause.id]))
