from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.company.models import User
from zabota.feedback.models import Touchpoint
from zabota.feedback.scores import counts_in
from zabota.feedback.sums import sums_of
from zabota.improvement.topic import AgendaTopic, Point, agenda_topics
from zabota.insight.statistics.nps import nps

MOST, FEWEST = 3, 10


@agenda_topics.register
class WorstTouchpoints(AgendaTopic):
    """Where even the upper end of the interval is lowest: bad beyond doubt, not by chance of few answers."""

    name = "worst_touchpoints"
    label = gettext_lazy("Worst touchpoints")
    order = 60

    def points(self, since: datetime, until: datetime, user: User) -> Iterable[Point]:
        rows = sums_of(user, since, until).rows
        scored = [(row["touchpoint_id"], nps(counts_in(row))) for row in rows]
        known = [(key, score) for key, score in scored if score and score.n >= FEWEST]
        worst = sorted(known, key=lambda one: one[1].high)[:MOST]
        names = Touchpoint.objects.in_bulk([key for key, _score in worst])
        for key, score in worst:
            words = {
                "name": names[key],
                "nps": round(score.value),
                "low": round(score.low),
                "high": round(score.high),
                "n": score.n,
            }
            text = _("%(name)s: NPS %(nps)d (%(low)d to %(high)d), n = %(n)d") % words
            yield Point(f"touchpoint-{key}", text, reverse("feedback:touchpoint", args=[key]))
