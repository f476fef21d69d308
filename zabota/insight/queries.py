from datetime import date

from zabota.insight.kpi import Figure, Kpi, Period, Scope
from zabota.insight.models import Snapshot, Target


def target_for(kpi: str, branch_id: int | None, on: date) -> float | None:
    """The branch's target in force on a day, else the company's; None without one."""
    for scope in dict.fromkeys((branch_id, None)):
        target = Target.objects.filter(kpi=kpi, branch=scope, from_on__lte=on).order_by("-from_on").first()
        if target:
            return target.value
    return None


def series(kpi: Kpi, scope: Scope, periods: list[Period]) -> list[Figure]:
    """The KPI period by period: kept values where they fit the scope, else reckoned now."""
    kept = {}
    if scope.user.sees_all_branches:
        rows = Snapshot.objects.filter(kpi=kpi.name, version=kpi.version, branch=scope.branch_id)
        rows = rows.filter(starts_at__in=[period.start for period in periods])
        kept = {(row.starts_at, row.ends_at): row.value for row in rows}
    return [
        Figure(**kept[period.start, period.end])
        if (period.start, period.end) in kept
        else kpi.value(period, scope)
        for period in periods
    ]
