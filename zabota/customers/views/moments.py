from datetime import datetime, time

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime


def moment_of(text: str | None) -> datetime | None:
    """A moment as written in an address, or the beginning of a day in the local zone; None for neither."""
    try:
        moment = parse_datetime(text or "")
        day = None if moment else parse_date(text or "")
    except ValueError:
        return None
    if day:
        moment = datetime.combine(day, time.min)
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
