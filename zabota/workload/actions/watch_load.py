from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import Team, User
from zabota.company.roles import TEAM_LEAD
from zabota.core.events import announce
from zabota.workload.events import PeakBegan, PeakEnded
from zabota.workload.loads import Load, loads_now
from zabota.workload.models import Peak
from zabota.workload.peaks import teams_in_peak


def watch_load(*, at: datetime | None = None) -> int:
    """Begin and end the hot moments of all teams; run every minute. Says how many began or ended."""
    at = at or timezone.now()
    changed = sum(watch(load, at) for load in loads_now(Team.objects.select_related("branch"), at))
    if changed:
        teams_in_peak.forget()
    return changed


@transaction.atomic
def watch(load: Load, at: datetime) -> bool:
    """Between the two limits everything stays as it is."""
    peak = Peak.objects.lasting().select_for_update().filter(team=load.team).first()
    if peak is None:
        return begin(load, at) if load.is_over else False
    if load.is_calm:
        peak.ended_at = at
        peak.save(update_fields=["ended_at"])
        announce(PeakEnded(**told_of(peak, load)), at=at)
        return True
    if load.load > peak.highest:
        peak.highest = load.load
        peak.save(update_fields=["highest"])
    return False


def begin(load: Load, at: datetime) -> bool:
    peak, is_new = Peak.objects.get_or_create(
        team=load.team,
        ended_at=None,
        defaults={
            "branch": load.team.branch,
            "began_at": at,
            "load": load.load,
            "capacity": load.capacity,
            "highest": load.load,
        },
    )
    if is_new:
        announce(PeakBegan(**told_of(peak, load)), at=at)
    return is_new


def told_of(peak: Peak, load: Load) -> dict:
    return {
        "peak_id": peak.id,
        "branch_id": peak.branch_id,
        "team_id": peak.team_id,
        "user_ids": load.leads or leads_of_branch(peak.branch_id),
    }


def leads_of_branch(branch_id: int | None) -> tuple[int, ...]:
    leads = (
        User.objects.active().filter(roles__key=TEAM_LEAD, branches=branch_id)
        if branch_id
        else User.objects.none()
    )
    return tuple(leads.order_by("id").values_list("id", flat=True))
