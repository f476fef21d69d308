"""Moments as people say them, the exact time behind them. Lists show many: what is slow is remembered."""

from datetime import date, datetime, tzinfo
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zabota.core.display.durations import DAY, MINUTE, duration

WEEK = 7 * DAY


def exact(moment: datetime) -> SafeString:
    """The full date and time in the reader's zone and language, ready for an attribute."""
    return _exact(moment, timezone.get_current_timezone(), get_language())


@lru_cache(maxsize=4096)
def _exact(moment: datetime, zone: tzinfo, language: str | None) -> SafeString:
    return escape(date_format(moment.astimezone(zone), "DATETIME_FORMAT"))


def in_words(moment: datetime, now: datetime) -> str:
    """As "just now", "5 min ago", "yesterday, 14:05", "Monday, 14:05", "12 March", "12 March 2024"."""
    ago = (now - moment).total_seconds()
    if 0 <= ago < MINUTE:
        return _("just now")
    if 0 <= ago < DAY:
        return _("%(time)s ago") % {"time": duration(ago - ago % MINUTE)}
    zone = timezone.get_current_timezone()
    return _by_date(moment, now.astimezone(zone).date(), abs(ago) < WEEK, zone, get_language())


@lru_cache(maxsize=4096)
def _by_date(moment: datetime, today: date, is_near: bool, zone: tzinfo, language: str | None) -> str:
    local = moment.astimezone(zone)
    clock = date_format(local, "TIME_FORMAT")
    if (days := (local.date() - today).days) in (-1, 0, 1):
        named = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}[days]
        return f"{named}, {clock}"
    if is_near:
        return f"{date_format(local, 'l')}, {clock}"
    return _day(local) if local.year == today.year else date_format(local, "DATE_FORMAT")


def _day(local: datetime) -> str:
    """As "12 March": E is the month as it stands beside a day, which Django's Russian format forgets."""
    return date_format(local, get_format("MONTH_DAY_FORMAT").replace("F", "E"))


def moment(value: datetime | date | None) -> SafeString:
    """A <time> that stays true on an open page; nothing for None."""
    if value is None:
        return SafeString("")
    if not isinstance(value, datetime):
        return format_html(
            '<time datetime="{}">{}</time>', value.isoformat(), date_format(value, "DATE_FORMAT")
        )
    words = escape(in_words(value, timezone.now()))
    return SafeString(f'<time datetime="{value.isoformat()}" title="{exact(value)}" data-ago>{words}</time>')
