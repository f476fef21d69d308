"""Seconds in words, short enough for a list: "45 s", "12 min", "2 h 05 min", "3 d 4 h"."""

from functools import lru_cache

from django.utils.translation import get_language, pgettext

MINUTE, HOUR, DAY = 60, 3600, 86400


def units() -> dict[str, str]:
    """The short names of the units in the reader's language."""
    return _units_in(get_language())


@lru_cache(maxsize=8)
def _units_in(language: str | None) -> dict[str, str]:
    return {
        "s": pgettext("unit of time", "s"),
        "min": pgettext("unit of time", "min"),
        "h": pgettext("unit of time", "h"),
        "d": pgettext("unit of time", "d"),
    }


def duration(seconds: float) -> str:
    """Whole seconds, rounded down, in at most two units; a negative length reads as none."""
    total = max(0, int(seconds))
    unit = units()
    if total < MINUTE:
        return f"{total} {unit['s']}"
    days, hours, minutes = total // DAY, total % DAY // HOUR, total % HOUR // MINUTE
    if days:
        return f"{days} {unit['d']} {hours} {unit['h']}" if hours else f"{days} {unit['d']}"
    if not hours:
        return f"{minutes} {unit['min']}"
    return f"{hours} {unit['h']} {minutes:02d} {unit['min']}" if minutes else f"{hours} {unit['h']}"
