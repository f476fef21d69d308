"""The business hours of a branch as a schedule to reckon with."""

from django.conf import settings

from zabota.company.models import Branch, BusinessHours, Holiday
from zabota.company.schedule import Schedule, always_open
from zabota.core.kept import kept

KEPT_SECONDS = 60


def schedule_of(branch: Branch | int | None) -> Schedule:
    """When this branch is open: its own hours, else the company's, else always; its own holidays count beside
    the company's. Kept for a minute, and worked out again after `forget_hours`.
    """
    branch_id = branch.id if isinstance(branch, Branch) else branch
    return _read(branch_id)


def forget_hours() -> None:
    """Called by whoever changes business hours, holidays or a branch's zone."""
    _read.forget()


@kept(seconds=KEPT_SECONDS)
def _read(branch_id: int | None) -> Schedule:
    named = Branch.objects.filter(id=branch_id).values_list("zone", flat=True) if branch_id else []
    zone = next(iter(named), settings.TIME_ZONE)
    rows = BusinessHours.objects.filter(branch=branch_id) if branch_id else BusinessHours.objects.none()
    weekly = _weekly(rows) or _weekly(BusinessHours.objects.filter(branch=None))
    holidays = _holidays(None) | (_holidays(branch_id) if branch_id else {})
    if weekly:
        return Schedule(zone, weekly, holidays)
    return Schedule(zone, always_open().weekly, holidays)


def _weekly(rows) -> dict[int, list]:
    weekly: dict[int, list] = {}
    for weekday, opens_at, closes_at in rows.values_list("weekday", "opens_at", "closes_at"):
        weekly.setdefault(weekday, []).append((opens_at, closes_at))
    return weekly


def _holidays(branch_id: int | None) -> dict:
    rows = Holiday.objects.filter(branch=branch_id).values_list("on", "opens_at", "closes_at")
    return {on: [(opens_at, closes_at)] if opens_at is not None else [] for on, opens_at, closes_at in rows}
