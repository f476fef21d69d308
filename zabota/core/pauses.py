"""Pauses that end at a kept moment, and clocks that are set back meanwhile."""

from datetime import datetime, timedelta

from django.db.models import Q

LONGEST = timedelta(days=1)
"""No pause is longer: a moment further ahead was kept while the clock was wrong, and is over (ADR 0120)."""


def is_over(until: datetime | None, now: datetime) -> bool:
    return until is None or not timedelta(0) < until - now <= LONGEST


def over(field: str, now: datetime) -> Q:
    """Rows whose pause, which ends at `field`, is over; those without one are."""
    return Q(**{field: None}) | Q(**{f"{field}__lte": now}) | Q(**{f"{field}__gt": now + LONGEST})
