from datetime import datetime

from django.utils.translation import gettext_lazy as _

from zabota.recovery.models import RecoveryCase
from zabota.stakes.measure import Measure, measures


@measures.register
class TimeToSolve(Measure):
    """From a critic's mark until we say it is put right."""

    name = "time_to_solve"
    label = _("Time until it is put right")
    unit = "hours"

    def hours(self, since: datetime, until: datetime, branch_id: int | None) -> list[float]:
        rows = RecoveryCase.objects.filter(fixed_at__gte=since, fixed_at__lt=until)
        rows = rows.filter(branch=branch_id) if branch_id else rows
        return [
            (fixed - received).total_seconds() / 3600
            for received, fixed in rows.values_list("received_at", "fixed_at")
            if fixed
        ]
