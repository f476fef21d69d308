from datetime import datetime

from django.utils.translation import gettext_lazy as _

from zabota.feedback.models import Response
from zabota.insight.statistics.bands import PASSIVE_FROM
from zabota.stakes.measure import Measure, measures


@measures.register
class Critics(Measure):
    """Answers with a mark of 1 to 6 in them."""

    name = "critics"
    label = _("Answers of critics")

    def moments(self, since: datetime, until: datetime, branch_id: int | None) -> list[datetime]:
        rows = Response.objects.filter(at__gte=since, at__lt=until, lowest__gte=1, lowest__lt=PASSIVE_FROM)
        rows = rows.filter(branch=branch_id) if branch_id else rows
        return list(rows.values_list("at", flat=True))
