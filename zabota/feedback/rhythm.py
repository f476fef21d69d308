"""How often one person may be asked: a pure question over the moments of earlier invitations."""

from collections.abc import Iterable
from datetime import datetime, timedelta

YEAR = timedelta(days=365)


def too_near(at: datetime, others: Iterable[datetime], gap_days: int) -> datetime | None:
    """The nearest other invitation less than `gap_days` away, before or after; None when there is none."""
    near = [other for other in others if abs(other - at) < timedelta(days=gap_days)]
    return min(near, key=lambda other: abs(other - at)) if near else None


def fullest_year(at: datetime, others: Iterable[datetime]) -> int:
    """How many invitations would stand in the fullest 365 days around `at`, with the new one."""
    moments = sorted([*others, at])
    starts = [moment for moment in moments if at - YEAR < moment <= at]
    return max(sum(start <= moment < start + YEAR for moment in moments) for start in starts)
