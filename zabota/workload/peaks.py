"""Which teams are in a hot moment; kept in memory for half a minute, for the intake asks at every contact."""

from zabota.core.kept import kept
from zabota.workload.models import Peak


@kept(seconds=30)
def teams_in_peak() -> frozenset[int]:
    return frozenset(Peak.objects.lasting().values_list("team", flat=True))
