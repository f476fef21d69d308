"""The business hours of a branch as a schedule to reckon with."""

import secrets

from django.conf import settings
from django.core.cache import cache

from zabota.company.models import Branch, BusinessHours, Holiday
from zabota.company.schedule import Schedule, always_open

CACHE_SECONDS = 60
VERSION = "hours"


def schedule_of(branch: Branch | int | None) -> Schedule:
    """When this branch is open: its own hours, else the company's, else always; its own holidays count beside
    the company's. Kept for a minute, and worked out again after `forget_hours`.
    """
    branch_id = branch.id if isinstance(branch, Branch) else branch
    key = f"hours-{_version()}-{branch_id}"
    schedule = cache.get(key)
    if schedule is None:
        schedule = _read(branch_id)
        cache.set(key, schedule, CACHE_SECONDS)
    return schedule


def forget_hours() -> None:
    """Called by whoever changes business hours, holidays or a branch's zone."""
    cache.delete(VERSION)


def _version() -> str:
    """A new one makes every kept schedule stale at once."""
    return str(cache.get_or_set(VERSION, lambda: secrets.token_hex(4), None))


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
