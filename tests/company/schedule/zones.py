"""Forty zones, and every moment from 2026 to 2030 at which their clocks change."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

FORTY = (
    "Europe/Chisinau Europe/Bucharest Europe/Kyiv Europe/Moscow Europe/Berlin Europe/London Europe/Dublin "
    "Europe/Lisbon Europe/Istanbul Europe/Helsinki Atlantic/Azores Atlantic/Reykjavik America/St_Johns "
    "America/Halifax America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles "
    "America/Anchorage America/Havana America/Santiago America/Asuncion America/Sao_Paulo America/Godthab "
    "Africa/Casablanca Africa/Cairo Africa/Lagos Asia/Beirut Asia/Jerusalem Asia/Kathmandu Asia/Kolkata "
    "Asia/Almaty Asia/Tokyo Australia/Adelaide Australia/Lord_Howe Australia/Sydney Pacific/Auckland "
    "Pacific/Chatham Pacific/Apia"
).split()
BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


@cache
def changes(zone: str) -> list[datetime]:
    """To the hour in which the offset changes, found by looking at each; none where it never does."""
    tz, found, at = ZoneInfo(zone), [], BEGIN
    while at < END:
        day = at + 24 * HOUR
        if at.astimezone(tz).utcoffset() != day.astimezone(tz).utcoffset():
            hours = [at + number * HOUR for number in range(24)]
            found += [
                hour
                for hour in hours
                if hour.astimezone(tz).utcoffset() != (hour + HOUR).astimezone(tz).utcoffset()
            ]
        at = day
    return found


def all_changes() -> list[tuple[str, datetime]]:
    """Every change; of a zone without one, a day in the middle of each year."""
    rows = []
    for zone in FORTY:
        quiet = [datetime(year, 7, 1, tzinfo=UTC) for year in range(2026, 2031)]
        rows += [(zone, change) for change in changes(zone) or quiet]
    return rows
