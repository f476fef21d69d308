from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zabota.company.models import User
from zabota.improvement.models import RootCause
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics


@agenda_topics.register
class Repeats(AgendaTopic):
    """What was settled and happened again, and causes whose action did not work."""

    name = "repeats"
    label = gettext_lazy("It happened again")
    order = 30

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        causes = RootCause.objects.visible_to(user).in_use()
        after = Q(links__at__gt=F("settled_at"), links__at__lte=until)
        again = causes.settled().annotate(again=Count("links__told", filter=after, distinct=True))
        for cause in again.filter(again__gt=0).order_by("-again", "id"):
            words = ngettext(
                "%(cause)s: %(n)d story since it was settled",
                "%(cause)s: %(n)d stories since it was settled",
                cause.again,
            )
            yield self._point(cause, words % {"cause": cause, "n": cause.again})
        for cause in causes.filter(reopened_at__gt=since, reopened_at__lte=until).order_by("reopened_at"):
            yield self._point(
                cause, _("%(cause)s: an action did not work, it is open again") % {"cause": cause}
            )

    def _point(self, cause: RootCause, text: str) -> Point:
        return Point(f"cause-{cause.id}", text, reverse("improvement:cause", args=[cause.id]))
