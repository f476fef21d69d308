"""Whether somebody is there to answer in an inbox, and when not, from when on, in words."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.hours import schedule_of
from zabota.company.schedule import NeverOpen, Schedule, is_open, next_opening


def hours_of(inbox: Inbox) -> Schedule:
    """The inbox's own weekly hours with its branch's zone and holidays, else those of the branch."""
    of_branch = schedule_of(inbox.branch_id)
    if not inbox.own_hours:
        return of_branch
    closed = {day: hours for day, hours in of_branch.holidays.items() if not hours}
    return Schedule(of_branch.zone, week_of(inbox), closed)


def week_of(inbox: Inbox) -> dict[int, list[tuple[time, time]]]:
    """Weekday -> intervals, as they were chosen; 00:00 at the end is midnight."""
    return {
        int(day): [(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in intervals]
        for day, intervals in inbox.own_hours.items()
    }


def is_answered_now(inbox: Inbox, now: datetime) -> bool:
    return is_open(hours_of(inbox), now)


def opens_again(inbox: Inbox, now: datetime) -> datetime | None:
    """The next opening; None when there is none."""
    try:
        return next_opening(hours_of(inbox), now)
    except NeverOpen:
        return None


def when_answered(inbox: Inbox, now: datetime) -> str:
    """“We answer from 9:00 tomorrow.” in the active language, on the branch's own clock."""
    zone = ZoneInfo(hours_of(inbox).zone)
    opening = opens_again(inbox, now)
    if opening is None:
        return _("Nobody is here now.")
    opens = opening.astimezone(zone)
    today = now.astimezone(zone).date()
    at = {"time": f"{opens.hour}:{opens.minute:02d}", "day": formats.date_format(opens, "l, j E")}
    if opens.date() == today:
        return _("We answer from %(time)s today.") % at
    if opens.date() == today + timedelta(days=1):
        return _("We answer from %(time)s tomorrow.") % at
    return _("We answer from %(time)s on %(day)s.") % at
