"""Moments as people say them, with the exact time behind them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from zabota.core.display.durations import DAY, MINUTE, duration

WEEK = 7 * DAY


def exact(moment: datetime) -> str:
    """The full date and time in the reader's zone and language."""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def in_words(moment: datetime, now: datetime) -> str:
    """As "just now", "5 min ago", "yesterday, 14:05", "Monday, 14:05", "12 March", "12 March 2024"."""
    ago = (now - moment).total_seconds()
    local, today = timezone.localtime(moment), timezone.localtime(now).date()
    if 0 <= ago < MINUTE:
        return _("just now")
    if 0 <= ago < DAY:
        return _("%(time)s ago") % {"time": duration(ago - ago % MINUTE)}
    clock = date_format(local, "TIME_FORMAT")
    if (days := (local.date() - today).days) in (-1, 0, 1):
        named = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}[days]
        return f"{named}, {clock}"
    if abs(ago) < WEEK:
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
    now = timezone.now()
    return format_html(
        '<time datetime="{}" title="{}" data-ago>{}</time>',
        value.isoformat(),
        exact(value),
        in_words(value, now),
    )
