from dataclasses import asdict
from datetime import datetime

from django.utils import timezone

from zabota.company.models import User
from zabota.insight.kpi import Scope, kpis
from zabota.insight.models import Snapshot
from zabota.insight.periods import weeks_before

WEEKS = 12


def take_snapshots(now: datetime | None = None, weeks: int = WEEKS) -> int:
    """Keep every KPI of the last whole `weeks` for the company, once each; returns how many were new."""
    watcher = User.objects.active().filter(roles__sees_all_branches=True).order_by("id").first()
    if watcher is None:
        return 0
    taken = 0
    for kpi in kpis:
        if not kpi.kept_by_week or (kpi.permission and not watcher.may(kpi.permission)):
            continue
        for week in weeks_before(now or timezone.now(), weeks):
            key = {"kpi": kpi.name, "version": kpi.version, "starts_at": week.start, "ends_at": week.end}
            if Snapshot.objects.filter(**key, branch=None).exists():
                continue
            figure = kpi.value(week, Scope(watcher))
            kept = {
                name: value for name, value in asdict(figure).items() if name in ("value", "n", "low", "high")
            }
            _row, is_new = Snapshot.objects.get_or_create(**key, branch=None, defaults={"value": kept})
            taken += is_new
    return taken
